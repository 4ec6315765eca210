import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Checked } from '../../specs/checked';
import type { JwtProvider, MeshIngress } from '../../specs/mesh-ingress';
import type { Path, Problem } from '../../specs/problem';
import type { Auth } from '../../specs/secure-application';
import { quote } from '../../specs/show';
import { inDocument, resolved, type ApiDocument } from './api-document';
import type { Operation } from './operations';

/** What an operation asks of a token; absent: what a path without `auth` asks for. */
export interface Required {
  readonly auth?: Auth;
}

/** Who may use an operation, by its `security` or that of its document; nothing where no rule of a spec says it. */
export function* requiredAuth(document: ApiDocument, operation: Operation, ingress: MeshIngress): Checked<Required | undefined> {
  const own = Object.hasOwn(record(operation.value), 'security');
  const whole = record(document.value);
  if (!own && !Object.hasOwn(whole, 'security')) return {};
  const at = own ? [...operation.at, 'security'] : ['security'];
  const security = own ? record(operation.value).security : whole.security;
  const refuse = (message: string, auth: string) => refusal(document, operation, at, message, auth);
  const alternatives = [...new Map(list(security).map((one) => [JSON.stringify(one), record(one)] as const)).values()];
  if (!Array.isArray(security)) {
    yield refuse('has a `security` that is no list', '{jwt: {…}}');
    return undefined;
  }
  if (alternatives.length === 0 || alternatives.some((one) => Object.keys(one).length === 0)) {
    yield refuse('needs no token, which a spec lets pass for a reason alone', '{public: {reason: …}}');
    return undefined;
  }
  const [only, other] = alternatives;
  if (other) {
    yield refuse('may be used in one of several ways, and a rule of a spec asks for one token', '{jwt: {…}}');
    return undefined;
  }
  const [[name, scopes] = ['', []], second] = Object.entries(only!);
  if (second) {
    yield refuse(`asks for ${quote(name)} and ${quote(second[0])} at once, and a rule of a spec asks for one token`, '{jwt: {…}}');
    return undefined;
  }
  return yield* bySchemeName(document, { name, scopes, ingress, refuse });
}

interface Asked {
  readonly name: string;
  readonly scopes: unknown;
  readonly ingress: MeshIngress;
  readonly refuse: (message: string, auth: string) => Problem;
}

function* bySchemeName(document: ApiDocument, { name, scopes, ingress, refuse }: Asked): Checked<Required | undefined> {
  const schemes = record(record(record(document.value).components).securitySchemes);
  if (!Object.hasOwn(schemes, name)) {
    yield refuse(`asks for ${quote(name)}, which is none of \`components.securitySchemes\``, '{jwt: {…}}');
    return undefined;
  }
  const part = yield* resolved(document, { value: schemes[name], at: ['components', 'securitySchemes', name] });
  if (!part) return undefined;
  const scheme = record(part.value);
  const bearer = scheme.type === 'http' && typeof scheme.scheme === 'string' && scheme.scheme.toLowerCase() === 'bearer';
  if (!bearer && scheme.type !== 'oauth2' && scheme.type !== 'openIdConnect') {
    yield refuse(`asks for ${quote(name)}, which is no token that a provider of the ingress signs`, '{application: {reason: …}}');
    return undefined;
  }
  const asked = list(scopes);
  if (bearer && asked.length > 0) {
    yield refuse(`asks for roles of ${quote(name)}, of which OpenAPI does not say how a token has them`, '{jwt: {claims: [{name: …, anyOf: […]}]}}');
    return undefined;
  }
  const provider = providerOf(name, scheme, ingress);
  if (!provider && scheme.type === 'openIdConnect') {
    yield refuse(`asks for tokens of ${quote(String(scheme.openIdConnectUrl))}, whose issuer is none of the ingress \`${ingress.metadata.name}\``, '{jwt: {provider: …}}');
    return undefined;
  }
  return { auth: { jwt: { ...(provider && { provider: provider.name }), ...(asked.length > 0 && { scopes: { allOf: asked as string[] } }) } } };
}

/** The provider of the scheme's name, or the one whose issuer OpenID Connect finds; the default one where the document says no more. */
function providerOf(name: string, { openIdConnectUrl: url }: Readonly<Record<string, unknown>>, ingress: MeshIngress): JwtProvider | undefined {
  const providers = ingress.spec.jwt?.providers ?? [];
  const issuer = typeof url === 'string' ? url.replace(/\/\.well-known\/openid-configuration$/, '') : undefined;
  return providers.find((one) => one.name === name) ?? providers.find((one) => issuer !== undefined && one.issuer.replace(/\/$/, '') === issuer.replace(/\/$/, ''));
}

function refusal(document: ApiDocument, { method, path }: Operation, at: Path, message: string, auth: string): Problem {
  const help = `write an entry in \`paths\` of the spec, which goes before this one: \`{path: ${path}, methods: [${method}], auth: ${auth}}\``;
  return inDocument(document, { code: 'openapi-security', at, message: `\`${method} ${path}\` ${message}`, help });
}
