import type { Rule } from './rule';
import { gatewayNotFound } from './rules/gateway-not-found';

/** The rules, by name. */
export const rules: readonly Rule[] = [
  gatewayNotFound,
];
