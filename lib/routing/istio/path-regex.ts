import type { PathPattern } from '../path-pattern';
import { hasOtherSpellings, isEscapable } from '../spelling';

/**
 * One character of a canonical path segment: what RFC 3986 allows there but for `;`, or a percent escape that stays one character of a
 * name however often it is decoded. Left out are escapes of `/` `\` `%` `;`, of control characters, of unreserved characters (Envoy has decoded those before
 * routing) and bytes and overlong forms that UTF-8 does not have.
 */
const character = '(?:[\\w.~!$&\'()*+,=:@-]|(?i:%(?:2[0-46-9A-C]|3[AC-F]|[46]0|5[BDE]|7[B-D]|[89ABD][\\dA-F]|C[2-9A-F]|E0%[AB][\\dA-F]|E[1-9A-F]|F0%[9AB][\\dA-F]|F[1-4])))';

/** How a name is told to end where the path does, in an expression that has it before its own end. */
const orEnd = '|$)';

const query = '(?:\\?.*)?';

/** The same without the dot, so that no name between encoded slashes leads up, and `%2F` in either case of its letters. */
const [notDot, encodedSlash] = [character.replace('.~', '~'), '(?i:%2F)'];

/**
 * The regular expression (RE2, matched against the whole path) of the canonical spellings of a path.
 *
 * From the literal segment `foldFrom` on, other spellings of the literals are matched as well: any case of their letters, and escaped
 * forms of characters that need no escape.
 */
export function pathRegex({ segments, tree, encodedSlashes }: PathPattern, foldFrom = Infinity): string {
  const slash = slashRegex(encodedSlashes);
  const parts = segments.map((segment, index) => (segment === undefined ? `${character}+` : literalRegex(segment, index >= foldFrom)));
  const own = parts.length === 0 ? '' : `/${parts.join(slash)}`;
  if (!tree) return own || '/';
  // what is between two slashes, encoded or not, is neither empty nor `.` nor `..`
  if (encodedSlashes === 'inNames') return `${own}(?:/(?:(?:\\.*${notDot}${character}*|\\.{3,})(?:/|${encodedSlash}${orEnd})*)?`;
  return `${own}(?:${slash}${character}+)*${slash}?`;
}

/** The same expression for what an exact path is with a slash behind it. */
export function trailingSlashRegex(pattern: PathPattern, foldFrom?: number): string {
  return `${pathRegex(pattern, foldFrom)}${slashRegex(pattern.encodedSlashes)}`;
}

function slashRegex(encodedSlashes: PathPattern['encodedSlashes']): string {
  return encodedSlashes === 'asSlashes' ? `(?:/|${encodedSlash})` : '/';
}

/** An expression of paths, to be matched against Envoy's header `:path`, which has the query too. */
export function withQuery(regex: string): string {
  return `${regex.replace(orEnd, () => `|${query}$)`)}${query}`;
}

/** The end of an expression that takes whatever stands below a path. */
export const anythingBelow = '(?:/.*)?';

/** The expression of a literal path and all below it, in every spelling of the path and whatever stands below. */
export function anyBelowRegex(pattern: Pick<PathPattern, 'segments'>): string {
  return `${pattern.segments.map((segment) => `/${literalRegex(segment!, true)}`).join('')}${anythingBelow}`;
}

/** The expression that finds the literal segments at the start of a path, in the same spellings, and nothing else of it. */
export function literalPartRegex({ segments }: PathPattern, foldFrom = Infinity): string {
  return `^${segments.map((segment, index) => `/${literalRegex(segment!, index >= foldFrom)}`).join('')}`;
}

function literalRegex(segment: string, fold: boolean): string {
  if (!fold || !hasOtherSpellings(segment)) return escapeRegex(segment);
  return `(?i:${[...segment].map(foldedRegex).join('')})`;
}

function foldedRegex(letter: string): string {
  const plain = escapeRegex(letter);
  return isEscapable(letter) ? `(${plain}|%${letter.charCodeAt(0).toString(16).toUpperCase()})` : plain;
}

/** A text as an expression of nothing but itself. */
export function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
