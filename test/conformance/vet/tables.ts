import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Exchange } from '../traffic/exchange';
import { rules, type Found, type Resource } from 'fairlead';

/** What of a rule's cases Istio's webhook says otherwise, and why. */
export interface Exception {
  readonly rule: string;
  /** Part of a finding as `Kind name: message`, or a resource of `good.yaml`. */
  readonly about: string;
  /** `now and then`: the same is refused once and taken another time. */
  readonly says: 'nothing' | 'warns' | 'refuses' | 'now and then';
  readonly why: string;
}

/** What a rule finds an error in, and which part of what Istio makes of it Envoy rejects. */
export interface Rejection {
  readonly rule: string;
  readonly rejected: 'rds' | 'cds';
  readonly bad: readonly Resource[];
}

/** A rule, what it finds something in, the same as it should be, and what comes of requests in both. */
export interface Row {
  readonly rule: string;
  readonly bad: readonly Resource[];
  readonly good: readonly Resource[];
  readonly requests: readonly Request[];
}

/** What is seen of a request: the workload that got it, else the status of the answer. */
export interface Request extends Partial<Exchange> {
  readonly send: string;
  readonly bad: string | number;
  readonly good: string | number;
}

/** Rules by what shows them; those that nothing shows by the reason. */
export interface ShownBy extends Readonly<Record<'webhook' | 'envoy' | 'traffic', readonly string[]>> {
  readonly 'not shown': Readonly<Record<string, readonly string[]>>;
}

const yaml = (...file: readonly string[]) => parse(readFileSync(join(__dirname, ...file), 'utf8')) as unknown;

/** The rules that the API server or the webhook has too: those of structure, and those of which istioctl says that the webhook has them. */
export const webhookRules = rules.filter(({ code, sameAs }) => code.startsWith('FL01') || sameAs.some((one) => /^(IST0106|IST0133)\b/.test(one)))
  .map(({ name }) => name);

export const exceptions = yaml('webhook-exceptions.yaml') as readonly Exception[];

/** The exception to a finding of a rule. */
export function exceptionTo({ rule, on: { kind, metadata }, message }: Found): Exception | undefined {
  return exceptions.find((one) => one.rule === rule.name && `${kind} ${metadata.name}: ${message}`.includes(one.about));
}

export const rejections = yaml('envoy.yaml') as readonly Rejection[];

/** The rows of all tables of traffic, each with what it stands on. */
export const rows: readonly Row[] = readdirSync(join(__dirname, 'traffic')).filter((file) => file !== 'given.yaml').sort()
  .flatMap((file) => yaml('traffic', file) as readonly (Row & { readonly given?: readonly string[] })[])
  .map(({ given: names = [], ...row }) => {
    const all = yaml('traffic', 'given.yaml') as Readonly<Record<string, readonly Resource[]>>;
    const given = names.flatMap((name) => all[name]!);
    return { ...row, bad: [...given, ...row.bad], good: [...given, ...row.good] };
  });

export const shownBy = yaml('shown-by.yaml') as ShownBy;
