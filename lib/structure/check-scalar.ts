import { nearest } from '../specs/did-you-mean';
import { quote, quoteAll, show } from '../specs/show';
import { tell, type Check } from './check';
import { counted } from './counted';
import { ipVersion } from './ip-version';

/** Text that has a UTF-8 form; for half of a surrogate pair a server would store another character. */
export const checkUnicode: Check = (value, judging) => {
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) {
    tell(judging, 'structure', () => ({ message: 'this has half of a surrogate pair, which no UTF-8 text can', help: 'write the whole character' }));
  }
};

/** One of the values. */
export function checkEnum(values: readonly string[]): Check {
  const allowed = new Set<unknown>(values);
  return (value, judging) => {
    if (!allowed.has(value)) tell(judging, 'structure', () => ({ message: `this must be ${quoteAll(values, 'or')}, and is ${show(value)}`, help: guess(value, values) }));
  };
}

function guess(value: unknown, values: readonly string[]): string {
  const near = typeof value === 'string' ? nearest(value, values) : undefined;
  return near === undefined ? 'write one of these' : `did you mean ${quote(near)}?`;
}

/** Text with a match of a regular expression somewhere in it. */
export function checkPattern(pattern: string): Check {
  const expression = new RegExp(pattern, 'u');
  return (value, judging) => {
    if (typeof value !== 'string' || expression.test(value)) return;
    tell(judging, 'structure', () => ({ message: `${quote(value)} is not allowed here`, help: `write a text that the pattern \`${pattern}\` takes` }));
  };
}

/** Least and greatest length of a text, in code points. */
export function checkLength(min: number, max: number): Check {
  return (value, judging) => {
    // a code point is one or two units, so that most texts need not be taken apart
    if (typeof value !== 'string' || (value.length >= 2 * min && value.length <= max)) return;
    const length = [...value].length;
    if (length < min || length > max) tell(judging, 'structure', () => counted('character', length, min, max));
  };
}

/** Least and greatest value of a number. */
export function checkRange(min: number, max: number): Check {
  return (value, judging) => {
    if (typeof value !== 'number' || (value >= min && value <= max)) return;
    const bound = value < min ? `at least ${min}` : `at most ${max}`;
    tell(judging, 'structure', () => ({ message: `this must be ${bound}, and is ${value}`, help: `write a number of ${bound}` }));
  };
}

function checkAddress(version: 4 | 6): Check {
  return (value, judging) => {
    if (typeof value !== 'string' || ipVersion(value) === version) return;
    tell(judging, 'structure', () => ({ message: `this must be an address of IPv${version}, and is ${quote(value)}`, help: 'write such an address, without a range' }));
  };
}

/** One of the formats that an API server checks. */
export function checkFormat(format: string): Check | undefined {
  switch (format) {
    case 'int32': return checkRange(-(2 ** 31), 2 ** 31 - 1);
    case 'int64': case 'double': return undefined; // every safe integer and every finite number is one
    case 'ipv4': return checkAddress(4);
    case 'ipv6': return checkAddress(6);
    case 'byte': return checkPattern('^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$');
    default: throw new Error(`the format \`${format}\` cannot be judged`);
  }
}
