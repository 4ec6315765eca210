import type { AuthRule, LoginRule, PathRule, TokenRule } from './intent';

/** Every method a spec can list, and one that stands for all others. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'other'];

const refused: AuthRule = { kind: 'deny' };

/** How the rules of one path stand to those of another that it overlaps. */
export type Strictness = 'equal' | 'stricter' | 'looser' | 'neither';

/** Compares what two paths ask for, method by method; a method that a path does not list is refused by it. */
export function compareStrictness(a: readonly PathRule[], b: readonly PathRule[]): Strictness {
  const pairs = methods.map((method) => [authFor(a, method), authFor(b, method)] as const);
  const holds = pairs.every(([left, right]) => atLeastAsStrict(left, right));
  const held = pairs.every(([left, right]) => atLeastAsStrict(right, left));
  if (holds) return held ? 'equal' : 'stricter';
  return held ? 'looser' : 'neither';
}

function authFor(rules: readonly PathRule[], method: string): AuthRule {
  return rules.find((rule) => rule.methods === undefined || rule.methods.includes(method))?.auth ?? refused;
}

/**
 * Whether whatever passes `a` would pass `b` as well.
 *
 * What an authorizer says is known to itself alone: it may judge by the rule, so that even the same one may say otherwise of another path.
 */
export function atLeastAsStrict(a: AuthRule, b: AuthRule): boolean {
  if (reachesNothing(a)) return true;
  if (reachesNothing(b)) return false;
  if (b.kind === 'authorizer') return false;
  if (b.kind === 'clientCertificate') return a.kind === b.kind && isSubset(a.subjectAltNames, b.subjectAltNames);
  if (b.kind === 'login') return a.kind === b.kind && loginAtLeastAsStrict(a, b);
  if (b.kind !== 'jwt') return true;
  return a.kind === 'jwt' && tokenAtLeastAsStrict(a, b);
}

function reachesNothing({ kind }: AuthRule): boolean {
  return kind === 'deny' || kind === 'redirect';
}

/** Who has a session with one authorizer may have none with another. */
function loginAtLeastAsStrict(a: LoginRule, b: LoginRule): boolean {
  return a.authorizer.name === b.authorizer.name && tokenAtLeastAsStrict(a.token, b.token)
    && (a.orToken === undefined || (b.orToken !== undefined && tokenAtLeastAsStrict(a.orToken, b.orToken)));
}

function tokenAtLeastAsStrict(a: TokenRule, b: TokenRule): boolean {
  return a.provider === b.provider
    && (b.audiences === undefined || (a.audiences !== undefined && isSubset(a.audiences, b.audiences)))
    && isSubset(b.scopes, a.scopes)
    && b.claims.every((asked) => a.claims.some((claim) => sameClaim(claim.path, asked.path) && isSubset(claim.anyOf, asked.anyOf)));
}

function sameClaim(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}

function isSubset(a: readonly string[], b: readonly string[]): boolean {
  return a.every((value) => b.includes(value));
}
