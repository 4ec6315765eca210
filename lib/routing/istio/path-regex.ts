import type { PathPattern } from '../path-pattern';
import { hasOtherSpellings, isEscapable } from '../spelling';

/**
 * One character of a canonical path segment: what RFC 3986 allows there but for `;`, or a percent escape that stays one character of a
 * name however often it is decoded. Left out are escapes of `/` `\` `%` `;`, of control characters, of unreserved characters (Envoy has decoded those before
 * routing) and bytes and overlong forms that UTF-8 does not have.
 */
const character = '(?:[\\w.~!$&\'()*+,=:@-]|(?i:%(?:2[0-46-9A-C]|3[AC-F]|[46]0|5[BDE]|7[B-D]|[89ABD][\\dA-F]|C[2-9A-F]|E0%[AB][\\dA-F]|E[1-9A-F]|F0%[9AB][\\dA-F]|F[1-4])))';

/**
 * The regular expression (RE2, matched against the whole path) of the canonical spellings of a path.
 *
 * From the literal segment `foldFrom` on, other spellings of the literals are matched as well: any case of their letters, and escaped
 * forms of characters that need no escape.
 */
export function pathRegex({ segments, tree }: PathPattern, foldFrom = Infinity): string {
  const parts = segments.map((segment, index) => `/${segment === undefined ? `${character}+` : literalRegex(segment, index >= foldFrom)}`);
  if (!tree) return parts.join('') || '/';
  return `${parts.join('')}(?:/${character}+)*/?`;
}

/** The same expression for what an exact path is with a slash behind it. */
export function trailingSlashRegex(pattern: PathPattern, foldFrom?: number): string {
  return `${pathRegex(pattern, foldFrom)}/`;
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

function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
