import { pathText } from '../../lib/diagnostics/path-text';
import { isRecord } from '../../lib/structure/is-record';

/** A server would silently drop a field that is `null` or `undefined`; an item that is null it refuses, as the structure says. */
export function checkNulls(value: unknown, path: readonly (string | number)[], errors: string[]): void {
  if (value === null || value === undefined) errors.push(`${pathText(path)}: must have a value`);
  else if (Array.isArray(value)) value.forEach((item, index) => item !== null && checkNulls(item, [...path, index], errors));
  else if (isRecord(value)) Object.keys(value).forEach((key) => checkNulls(value[key], [...path, key], errors));
}
