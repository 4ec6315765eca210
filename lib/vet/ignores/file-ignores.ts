import type { Location, Path } from '../../diagnostics/finding';
import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { shown } from '../../kube/shown';
import { text } from '../../kube/text';
import { isDay } from './day';
import type { Ignores, IgnoreFault, IgnorePlace, Where } from './ignore';
import { together, withoutReason } from './ignore-line';
import { malformedIgnore } from './ignore-rules';

/** Finds a place in the file. */
export type LocateInFile = (path: Path, at: 'key' | 'value') => Location;

const example = 'write `{rule: gateway-not-found, resource: {kind: VirtualService, namespace: shop, name: orders-*}, reason: <reason>}`';

/** Reads the value of a `fairlead.yaml`: what is to be ignored wherever it is found. Fields that it does not know are refused. */
export function fileIgnores(value: unknown, locate: LocateInFile): Ignores {
  const fault = (path: Path, message: string, help: string, at: 'key' | 'value' = 'value'): IgnoreFault => {
    return { rule: malformedIgnore, place: { path, location: locate(path, at) }, message, help };
  };
  if (!isObject(value)) return only([fault([], 'the file must hold an object', 'write `ignore:` and a list below it')]);
  const { ignore } = value;
  const strangers = unknownFields(value, ['ignore'], [], fault);
  if (ignore !== undefined && ignore !== null && !Array.isArray(ignore)) return only([...strangers, fault(['ignore'], '`ignore` must be a list', example)]);
  return together([only(strangers), ...list(ignore).map((entry, index) => readEntry(entry, ['ignore', index], fault, locate))]);
}

type MakeFault = (path: Path, message: string, help: string, at?: 'key' | 'value') => IgnoreFault;

function readEntry(entry: unknown, path: Path, fault: MakeFault, locate: LocateInFile): Ignores {
  if (!isObject(entry)) return only([fault(path, 'an entry of `ignore` must be an object', example)]);
  const place: IgnorePlace = { path, location: locate([...path, 'rule'], 'value') };
  const { rule, resource, reason, until } = entry;
  const faults = [
    ...unknownFields(entry, ['rule', 'resource', 'path', 'reason', 'until'], path, fault),
    ...text(rule) === undefined ? [fault([...path, 'rule'], 'it does not say which rule is to be ignored', example)] : [],
    ...notText(entry, ['path', 'reason'], path, fault),
    ...until !== undefined && !(typeof until === 'string' && isDay(until)) ? [fault([...path, 'until'], '`until` is no day', 'write it as in `until: 2027-06-30`')] : [],
    ...resourceFaults(resource, [...path, 'resource'], fault),
  ];
  if (faults.length > 0) return only(faults);
  if (text(reason)?.trim() === undefined || text(reason)?.trim() === '') return withoutReason(place, shown(rule), 'write `reason:` and why it is meant');
  const where = { ...record(resource), ...text(entry.path) !== undefined && { path: entry.path } } as Where;
  return { ignores: [{ place, rules: [shown(rule)], where, ...typeof until === 'string' && { until }, reason: shown(reason) }], faults: [] };
}

function resourceFaults(resource: unknown, path: Path, fault: MakeFault): IgnoreFault[] {
  if (resource === undefined) return [];
  if (!isObject(resource)) return [fault(path, '`resource` must be an object', 'write any of `kind`, `namespace` and `name` in it')];
  const fields = ['kind', 'namespace', 'name'];
  return [...unknownFields(resource, fields, path, fault), ...notText(resource, fields, path, fault)];
}

function notText(object: Readonly<Record<string, unknown>>, fields: readonly string[], path: Path, fault: MakeFault): IgnoreFault[] {
  return fields.filter((field) => object[field] !== undefined && typeof object[field] !== 'string')
    .map((field) => fault([...path, field], `\`${field}\` must be text`, 'put it in quotes'));
}

function unknownFields(object: Readonly<Record<string, unknown>>, known: readonly string[], path: Path, fault: MakeFault): IgnoreFault[] {
  return Object.keys(object).filter((field) => !known.includes(field))
    .map((field) => fault([...path, field], `there is no field \`${field}\``, `there is ${known.map((name) => `\`${name}\``).join(', ')}`, 'key'));
}

function only(faults: readonly IgnoreFault[]): Ignores {
  return { ignores: [], faults };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
