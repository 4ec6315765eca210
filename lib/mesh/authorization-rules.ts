import { list } from '../kube/list';
import { record } from '../kube/record';
import { remembered } from '../kube/remembered';
import type { Resource } from '../kube/resource';
import { text } from '../kube/text';

/** A list of values in a rule, and where it stands. */
export interface RuleValues {
  /** The field: `paths`, `notPaths`, `principals`, or the key of a condition. */
  readonly field: string;
  readonly path: readonly (string | number)[];
  readonly values: readonly string[];
}

/** One rule of an AuthorizationPolicy, read part by part. */
export interface AuthorizationRule {
  readonly path: readonly (string | number)[];
  /** The fields of each entry of `from`, `to` and `when`; conditions have their key as the field, and its `notValues` as `not <key>`. */
  readonly from: readonly (readonly RuleValues[])[];
  readonly to: readonly (readonly RuleValues[])[];
  readonly when: readonly (readonly RuleValues[])[];
}

/** What an AuthorizationPolicy does with what its rules match; ALLOW by default. */
export function actionOf({ spec }: Resource): string {
  return text(record(spec).action) ?? 'ALLOW';
}

/** The rules of an AuthorizationPolicy. */
export const authorizationRules = remembered(({ spec }: Resource): readonly AuthorizationRule[] =>
  list(record(spec).rules).map((entry, index) => {
    const path = ['spec', 'rules', index];
    const { from, to, when } = record(entry);
    return {
      path,
      from: list(from).map((item, place) => fieldsOf(record(item).source, [...path, 'from', place, 'source'])),
      to: list(to).map((item, place) => fieldsOf(record(item).operation, [...path, 'to', place, 'operation'])),
      when: list(when).map((item, place) => conditionOf(item, [...path, 'when', place])),
    };
  }));

/** The values of all rules of a policy. */
export interface PolicyValues {
  /** Of all entries of `from`. */
  readonly sources: readonly RuleValues[];
  /** Of all entries of `to`. */
  readonly operations: readonly RuleValues[];
  readonly conditions: readonly RuleValues[];
  /** Where callers are named: the sources and the conditions of each rule. */
  readonly callers: readonly RuleValues[];
}

/** The values of all rules of an AuthorizationPolicy, whichever rule they are in. */
export const policyValues = remembered((policy: Resource): PolicyValues => {
  const rules = authorizationRules(policy);
  return {
    sources: rules.flatMap(({ from }) => from.flat()),
    operations: rules.flatMap(({ to }) => to.flat()),
    conditions: rules.flatMap(({ when }) => when.flat()),
    callers: rules.flatMap(({ from, when }) => [...from, ...when].flat()),
  };
});

function fieldsOf(value: unknown, at: RuleValues['path']): RuleValues[] {
  return Object.entries(record(value)).map(([field, values]) => ({ field, path: [...at, field], values: textsIn(values) }));
}

function conditionOf(value: unknown, at: RuleValues['path']): RuleValues[] {
  const { key, values, notValues } = record(value);
  const named = text(key);
  if (named === undefined) return [];
  return [
    ...(values === undefined ? [] : [{ field: named, path: [...at, 'values'], values: textsIn(values) }]),
    ...(notValues === undefined ? [] : [{ field: `not ${named}`, path: [...at, 'notValues'], values: textsIn(notValues) }]),
  ];
}

function textsIn(value: unknown): string[] {
  return list(value).filter((item): item is string => typeof item === 'string');
}
