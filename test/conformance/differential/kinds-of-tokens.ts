import type { Declared } from '../../synth/declared';
import type { Token } from '../../synth/envoy/workload';
import type { MeshIngress } from 'fairlead';

/** Every mixture of what some rules ask of a token, and none: two sets of rules that treat all of these alike are equally strict. */
export function kindsOfTokens(rules: readonly Declared[], { spec }: MeshIngress): (Token | undefined)[] {
  const asked = rules.map(({ rule }) => rule.auth?.jwt);
  const providers = spec.jwt?.providers ?? [];
  const audiences = new Set([...providers.flatMap((provider) => provider.audiences ?? []), ...asked.flatMap((jwt) => jwt?.audiences ?? []), 'of nobody']);
  const scopes = [...new Set(asked.flatMap((jwt) => jwt?.scopes?.allOf ?? []))];
  const claims = asked.flatMap((jwt) => jwt?.claims ?? []).map(({ name, path, anyOf }) => ({ path: path ?? [name!], anyOf }));

  let kinds: Token[] = providers.flatMap(({ issuer: iss }) => [...audiences].map((aud): Token => ({ iss, aud: [aud], scope: '' })));
  for (const scope of scopes) kinds = kinds.flatMap((token) => [token, { ...token, scope: `${String(token.scope)} ${scope}` }]);
  for (const path of new Map(claims.map((claim) => [claim.path.join(), claim.path])).values()) {
    const values = new Set(claims.filter((claim) => claim.path.join() === path.join()).flatMap(({ anyOf }) => anyOf));
    kinds = kinds.flatMap((token) => [token, ...[...values].map((value) => withClaim(token, path, value))]);
  }
  return [undefined, ...kinds];
}

function withClaim<Claims extends object>(token: Claims, [first, ...rest]: readonly string[], value: string): Claims {
  const inner = (token as Record<string, object | undefined>)[first!] ?? {};
  return { ...token, [first!]: rest.length === 0 ? [value] : withClaim(inner, rest, value) };
}
