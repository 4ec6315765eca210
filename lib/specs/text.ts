import * as z from 'zod/mini';
import { about } from './field';
import { withRule, type Mistake } from './rule';
import { quote } from './show';

/** What is wrong with a text, and the fix. */
export interface Reason {
  readonly message: string;
  readonly help?: string;
}

/** A kind of text that a field may hold. */
export interface TextKind {
  /** What one is called in a message, as in `host`. */
  readonly noun: string;
  /** The code of a mistake in one. */
  readonly code: string;
  /** What is right, in the syntax that JavaScript and RE2 share: the API server evaluates it too. */
  readonly pattern: RegExp;
  readonly maxLength: number;
  /** What the pattern allows, in words. */
  readonly allowed: string;
  /** Says why the pattern refuses a text, where there is more to say than what is allowed. */
  readonly explain?: (value: string) => readonly Reason[];
}

/** A string field of one kind. */
export function text(kind: TextKind): z.ZodMiniString<string> {
  const schema = withRule(z.string(), (value) => mistakesOf(kind, value));
  const pattern = kind.pattern.source.replaceAll('\\/', '/');
  return about(schema, { pattern, ...!kind.pattern.test('') && { minLength: 1 }, maxLength: kind.maxLength, allowed: kind.allowed });
}

function mistakesOf({ noun, code, pattern, maxLength, allowed, explain }: TextKind, value: string): readonly Mistake[] {
  if (value.length > maxLength) {
    return [{ code: 'too-long', message: `the ${noun} has ${value.length} characters`, help: `use at most ${maxLength}` }];
  }
  if (pattern.test(value)) return [];
  const message = value === '' ? `the ${noun} is empty` : `the ${noun} ${quote(value)} is not allowed`;
  const help = `allowed: ${allowed}`;
  const reasons = explain?.(value) ?? [];
  return reasons.length ? reasons.map((reason) => ({ code, help, ...reason })) : [{ code, message, help }];
}
