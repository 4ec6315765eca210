import { sortedSet } from '../kube/order';
import type { AuthRule, TokenRule } from '../routing/intent';
import type { Checked } from '../specs/checked';
import { nearest } from '../specs/did-you-mean';
import type { JwtProvider, MeshIngress } from '../specs/mesh-ingress';
import type { Path } from '../specs/problem';
import type { Auth, JwtRule, SecureApplication } from '../specs/secure-application';
import { isTold } from '../specs/subject-alt-name';
import type { AskedToken } from './application';
import { isBearer } from './checks/logins';

/** What a path asks for, with the defaults of the ingress; a path without `auth` needs a token of the default provider. */
export function* resolveAuth(
  application: SecureApplication, auth: Auth | undefined, path: Path, ingress: MeshIngress,
): Checked<AuthRule | undefined> {
  if (auth?.deny) return { kind: 'deny' };
  if (auth?.public) return { kind: 'public' };
  if (auth?.application) return { kind: 'application' };
  if (auth?.authorizer) return yield* resolveAuthorizer(application, auth.authorizer.name, [...path, 'auth', 'authorizer', 'name'], ingress);
  if (auth?.login) return yield* resolveLogin(application, auth.login, [...path, 'auth', 'login'], ingress);
  if (auth?.clientCertificate) return yield* resolveCertificate(application, auth.clientCertificate, [...path, 'auth', 'clientCertificate'], ingress);
  return (yield* resolveToken(application, auth?.jwt ?? {}, auth?.jwt ? [...path, 'auth', 'jwt'] : path, ingress))?.rule;
}

function* resolveAuthorizer(
  application: SecureApplication, name: string, path: Path, ingress: MeshIngress,
): Checked<AuthRule | undefined> {
  const { metadata, spec } = ingress;
  const all = spec.authorizers ?? [];
  const authorizer = all.find((one) => one.name === name);
  if (authorizer && spec.login?.authorizer.name === name) {
    const message = `by the authorizer \`${name}\` users of the ingress \`${metadata.name}\` log in; asked by itself, nobody would verify the token that it gives`;
    yield { code: 'authorizer-is-login', on: application, path, message, help: 'write `auth: {login: {}}`', related: [{ on: ingress, path: ['spec', 'login'], message: 'said here' }] };
  }
  if (authorizer) return { kind: 'authorizer', authorizer };
  const names = all.map((one) => one.name);
  const has = names.length === 0 ? 'none' : names.map((one) => `\`${one}\``).join(', ');
  const guess = nearest(name, names);
  const help = guess === undefined ? 'name one that the ingress has, or ask its operator to add this one under `spec.authorizers`' : `did you mean \`${guess}\`?`;
  yield { code: 'unknown-authorizer', on: application, path, message: `there is no authorizer \`${name}\`; the ingress \`${metadata.name}\` has ${has}`, help };
  return undefined;
}

/** A session of the login of the ingress, whose own mistakes are told there. */
function* resolveLogin(
  application: SecureApplication, { claims = [], orToken: asked }: NonNullable<Auth['login']>, path: Path, ingress: MeshIngress,
): Checked<AuthRule | undefined> {
  const { metadata: { name }, spec: { login, authorizers = [] } } = ingress;
  if (!login) {
    const message = `the ingress \`${name}\` has no \`login\`, so that nobody could log in`;
    yield { code: 'no-login', on: application, path, message, help: 'ask its operator for `login: {authorizer: {name: …}, provider: …}`, or choose another `auth`', related: [{ on: ingress, path: ['spec'], message: 'the ingress' }] };
    return undefined;
  }
  const orToken = asked && (yield* resolveToken(application, asked, [...path, 'orToken'], ingress));
  if (orToken && !isBearer(orToken.provider)) {
    const message = `tokens of \`${orToken.provider.name}\` are looked for elsewhere than in \`Authorization: Bearer\`, by which a request with a token is told from one without`;
    yield { code: 'login-needs-bearer', on: application, path: [...path, 'orToken'], message, help: 'name a provider without `tokenFrom`' };
  }
  const authorizer = authorizers.find((one) => one.name === login.authorizer.name);
  const provider = providerOf(ingress, { provider: login.provider });
  if (!authorizer || !provider) return undefined;
  return { kind: 'login', authorizer, token: tokenRule({ claims }, provider, provider.audiences), ...(orToken && { orToken: orToken.rule }) };
}

/** A certificate that the gateway asks for; with names that one may have which it lets in. */
function* resolveCertificate(
  application: SecureApplication, { subjectAltNames }: NonNullable<Auth['clientCertificate']>, path: Path, ingress: MeshIngress,
): Checked<AuthRule | undefined> {
  const { metadata: { name }, spec: { tls: { clientCertificates } } } = ingress;
  const related = [{ on: ingress, path: ['spec', 'tls'], message: 'what it asks of clients' }];
  if (!clientCertificates) {
    const message = `the ingress \`${name}\` asks no client for a certificate, so that nobody could pass`;
    yield { code: 'no-client-certificates', on: application, path, message, help: 'ask its operator for `tls: {clientCertificates: {caSecret: {name: …}}}`, or choose another `auth`', related };
    return undefined;
  }
  const asked = clientCertificates.subjectAltNames ?? [];
  // one that is let in for an address may have a name besides
  if (asked.length > 0 && asked.every(isTold) && !subjectAltNames.some((one) => asked.includes(one))) {
    const message = `none of these is a name of certificates that the ingress \`${name}\` lets in, which are ${asked.map((one) => `\`${one}\``).join(', ')}`;
    yield { code: 'foreign-subject-alt-names', on: application, path: [...path, 'subjectAltNames'], message, help: 'name one of them too, or ask the operator to add one to `tls.clientCertificates.subjectAltNames`', related };
  }
  return { kind: 'clientCertificate', subjectAltNames: sortedSet(subjectAltNames) };
}

/** The token that is asked for, of a provider of the ingress. */
export function* resolveToken(application: SecureApplication, jwt: JwtRule, path: Path, ingress: MeshIngress): Checked<AskedToken | undefined> {
  const provider = yield* chooseProvider(application, jwt, path, ingress);
  return provider && { provider, rule: tokenRule(jwt, provider, yield* chooseAudiences(application, jwt, path, provider)) };
}

function tokenRule(jwt: Pick<JwtRule, 'scopes' | 'claims'>, provider: JwtProvider, audiences: readonly string[] | undefined): TokenRule {
  return {
    kind: 'jwt',
    provider: provider.name,
    issuer: provider.issuer,
    ...(audiences && { audiences }),
    scopes: jwt.scopes?.allOf ?? [],
    claims: (jwt.claims ?? []).map(({ name, path, anyOf }) => ({ path: path ?? [name!], anyOf })),
  };
}

/** The provider of an ingress that a rule means: the one that it names, else the default. */
export function providerOf({ spec }: MeshIngress, jwt: Pick<JwtRule, 'provider'>): JwtProvider | undefined {
  return spec.jwt?.providers.find((provider) => (jwt.provider === undefined ? provider.default : provider.name === jwt.provider));
}

function* chooseProvider(application: SecureApplication, jwt: JwtRule, path: Path, ingress: MeshIngress): Checked<JwtProvider | undefined> {
  const provider = providerOf(ingress, jwt);
  if (provider) return provider;
  const names = (ingress.spec.jwt?.providers ?? []).map(({ name }) => name);
  const has = names.length === 0 ? `the ingress \`${ingress.metadata.name}\` has none` : `the ingress \`${ingress.metadata.name}\` has ${names.map((name) => `\`${name}\``).join(', ')}`;
  if (jwt.provider !== undefined) {
    const guess = nearest(jwt.provider, names);
    const help = guess === undefined ? 'name one that the ingress has, or ask its operator to add this one' : `did you mean \`${guess}\`?`;
    yield { code: 'unknown-provider', on: application, path: [...path, 'provider'], message: `there is no token provider \`${jwt.provider}\`; ${has}`, help };
    return undefined;
  }
  const message = `this needs a token, names no provider, and the ingress has no default one; ${has}`;
  const help = names.length === 0 ? 'ask the operator for a provider under `spec.jwt`, or say who may call without a token with `auth: {public: {reason: …}}`' : 'name one with `auth: {jwt: {provider: …}}`';
  yield { code: 'no-provider', on: application, path, message, help };
  return undefined;
}

function* chooseAudiences(application: SecureApplication, jwt: JwtRule, path: Path, provider: JwtProvider): Checked<readonly string[] | undefined> {
  if (jwt.audiences === undefined) {
    if (provider.audiences === undefined && provider.anyAudience === undefined) {
      const message = `neither this rule nor the provider \`${provider.name}\` names an audience, so that a token for any other application would do`;
      yield { code: 'no-audience', on: application, path, message, help: 'write `audiences` with the name by which your tokens mean this application' };
    }
    return provider.audiences;
  }
  const own = provider.audiences;
  if (own === undefined) return jwt.audiences;
  for (const [index, audience] of jwt.audiences.entries()) {
    if (own.includes(audience)) continue;
    const guess = nearest(audience, own);
    const message = `\`${audience}\` is no audience of the provider \`${provider.name}\`, which has ${own.map((name) => `\`${name}\``).join(', ')}`;
    const help = guess === undefined ? 'name some of these, or ask the operator to add this one to the provider' : `did you mean \`${guess}\`?`;
    yield { code: 'foreign-audience', on: application, path: [...path, 'audiences', index], message, help };
  }
  return jwt.audiences;
}
