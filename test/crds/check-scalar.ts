import type { Check } from './check';
import { describeValue } from './describe-value';

/** Text that has a UTF-8 form; for half of a surrogate pair a server would store another character. */
export function checkUnicode(value: unknown, path: string, errors: string[]): void {
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) errors.push(`${path}: must have no half of a surrogate pair`);
}

/** One of the values. */
export function checkEnum(values: readonly string[]): Check {
  const allowed = new Set<unknown>(values);
  return (value, path, errors) => {
    if (!allowed.has(value)) errors.push(`${path}: must be one of \`${values.join('`, `')}\`, is ${describeValue(value)}`);
  };
}

/** Text with a match of a regular expression somewhere in it. */
export function checkPattern(pattern: string): Check {
  const expression = new RegExp(pattern, 'u');
  return (value, path, errors) => {
    if (typeof value === 'string' && !expression.test(value)) errors.push(`${path}: must match \`${pattern}\`, is \`${value}\``);
  };
}

/** Least and greatest length of a text, in code points. */
export function checkLength(min: number, max: number): Check {
  return (value, path, errors) => {
    if (typeof value !== 'string') return;
    const length = [...value].length;
    if (length < min) errors.push(`${path}: must have at least ${min} characters, has ${length}`);
    if (length > max) errors.push(`${path}: must have at most ${max} characters, has ${length}`);
  };
}

/** Least and greatest value of a number. */
export function checkRange(min: number, max: number): Check {
  return (value, path, errors) => {
    if (typeof value !== 'number') return;
    if (value < min) errors.push(`${path}: must be at least ${min}, is ${value}`);
    if (value > max) errors.push(`${path}: must be at most ${max}, is ${value}`);
  };
}

/** One of the formats that an API server checks. */
export function checkFormat(format: string): Check | undefined {
  switch (format) {
    case 'int32': return checkRange(-(2 ** 31), 2 ** 31 - 1);
    case 'int64': case 'double': return undefined; // every safe integer and every finite number is one
    case 'byte': return checkPattern('^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$');
    default: throw new Error(`the format \`${format}\` cannot be judged`);
  }
}
