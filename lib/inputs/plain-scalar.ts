import { readsDifferently } from './yaml-1-1';

const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...['~', 'null', 'Null', 'NULL'].map((text) => [text, null] as const),
  ...['true', 'True', 'TRUE'].map((text) => [text, true] as const),
  ...['false', 'False', 'FALSE'].map((text) => [text, false] as const),
]);
/** Numbers that everybody reads alike, to the last digit; zero has no sign in JSON. */
const number = /^(?!-[0.]*$)(?:-?[1-9]\d{0,14}|0|-?(?:0|[1-9]\d{0,8})\.\d{1,6})$/;
/** Whatever else may be a number in YAML 1.2's core schema. */
const otherNumber = /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
/** How all begins that may mean more than text. */
const start = /^[-+.\d~nNtTfFyYoO]/;

/** What an unquoted scalar of one line means, for YAML 1.1 as for YAML 1.2's core schema; `undefined` where that is not beyond doubt. */
export function plainScalar(text: string): unknown {
  if (!start.test(text)) return text;
  const word = words.get(text);
  if (word !== undefined) return word;
  if (number.test(text)) return Number(text);
  return readsDifferently(text) || otherNumber.test(text) ? undefined : text;
}
