import { compareText } from '../kube/order';
import type { AuthRule, TokenRule } from '../routing/intent';
import type { JwtProvider } from '../specs/mesh-ingress';
import type { Problem } from '../specs/problem';
import type { Application, AskedToken } from './application';
import { jwksOf } from './jwks';

/** One issuer whose tokens an application takes, with the providers of all ingresses that mean it. */
export interface TokenSource {
  readonly providers: readonly [JwtProvider, ...JwtProvider[]];
  /** Absent where some provider or path accepts any. */
  readonly audiences?: readonly string[];
}

type Asking = Pick<Application, 'exposures' | 'callers'>;

/** The issuers that some path or caller of an application is asked for, in the order of their names. */
export function tokenSources(application: Asking): TokenSource[] {
  const sources = new Map<string, { providers: [JwtProvider, ...JwtProvider[]]; audiences: Set<string> | undefined }>();
  for (const { provider, rule } of tokensOf(application)) {
    const source = sources.get(provider.issuer) ?? { providers: [provider], audiences: new Set<string>() };
    if (!source.providers.includes(provider)) source.providers.push(provider);
    const asked = provider.anyAudience ? undefined : [...provider.audiences ?? [], ...rule.audiences ?? []];
    source.audiences = asked && source.audiences && new Set([...source.audiences, ...asked]);
    sources.set(provider.issuer, source);
  }
  return [...sources].sort(([a], [b]) => compareText(a, b)).map(([, { providers, audiences }]) => (
    { providers, ...(audiences && { audiences: [...audiences].sort(compareText) }) }
  ));
}

function tokensOf({ exposures, callers }: Asking): AskedToken[] {
  const ofPaths = exposures.flatMap(({ ingress, rules }) => rules.flatMap(({ auth }) => tokenRules(auth).map((rule) => (
    { rule, provider: ingress.spec.jwt!.providers.find(({ name }) => name === rule.provider)! }
  ))));
  return [...ofPaths, ...callers.flatMap(({ token }) => token ?? [])];
}

function tokenRules(auth: AuthRule): TokenRule[] {
  if (auth.kind === 'jwt') return [auth];
  return auth.kind === 'login' ? [auth.token, ...auth.orToken ? [auth.orToken] : []] : [];
}

/** Providers of two ingresses that share an issuer and not its keys: at the pods, a token of one would pass for the other's. */
export function* issuerKeys(applications: readonly Application[]): Generator<Problem> {
  for (const application of applications) {
    for (const { providers: [first, ...others] } of tokenSources(application)) {
      const other = others.find((one) => keysOf(one) !== keysOf(first));
      if (!other) continue;
      const message = `the providers \`${first.name}\` and \`${other.name}\` of two ingresses have one issuer, \`${first.issuer}\`, and different keys`;
      yield { code: 'issuer-keys-differ', on: application.spec, path: application.exposures.length > 0 ? ['spec', 'expose'] : ['spec', 'callers'], message, help: 'ask the operators to give one issuer the same keys in every `MeshIngress`' };
    }
  }
}

function keysOf(provider: JwtProvider): string {
  return JSON.stringify(jwksOf(provider));
}
