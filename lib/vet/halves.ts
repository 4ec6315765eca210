import { compareText } from '../kube/order';
import type { Rule } from './rule';
import { rules } from './rules';

const byCode = [...rules].sort((a, b) => compareText(a.code, b.code));
const middle = Math.ceil(byCode.length / 2);

/** The rules in two parts that can be asked apart; those of a family, which share what they work out, stand together. */
export const halves: readonly [readonly Rule[], readonly Rule[]] = [byCode.slice(0, middle), byCode.slice(middle)];
