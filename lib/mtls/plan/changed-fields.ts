import { pathText } from '../../diagnostics/path-text';

type Path = readonly (string | number)[];

/** What differs between two specs, field by field: `spec.mtls.mode: PERMISSIVE -> STRICT`; lists are compared place by place. */
export function changedFields(before: unknown, after: unknown, path: Path = ['spec']): readonly string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isHolder(before) && isHolder(after)) return keysOf(before, after).flatMap((key) => changedFields(before[key], after[key], [...path, key]));
  if (before === undefined && isHolder(after)) return keysOf({}, after).flatMap((key) => changedFields(undefined, after[key], [...path, key]));
  if (after === undefined && isHolder(before)) return keysOf(before, {}).flatMap((key) => changedFields(before[key], undefined, [...path, key]));
  const [from, to] = [before, after].map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  const change = before === undefined ? to : after === undefined ? `${from} -> (nothing)` : `${from} -> ${to}`;
  return [`${pathText(path)}: ${change}`];
}

type Holder = Readonly<Record<string | number, unknown>>;

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function keysOf(before: Holder, after: Holder): (string | number)[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Array.isArray(before) || Array.isArray(after) ? keys.map(Number) : keys;
}
