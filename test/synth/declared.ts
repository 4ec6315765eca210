import type { MeshIngress } from '../../lib/specs/mesh-ingress';
import type { SecureApplication } from '../../lib/specs/secure-application';
import type { Token } from './envoy/workload';

type Entry = NonNullable<SecureApplication['spec']['expose']>[number];
type Rule = NonNullable<Entry['paths']>[number];

/** A rule of a spec on some host, as it is written, with the port that it leads to. */
export interface Declared {
  readonly rule: Rule;
  readonly application: SecureApplication;
}

/** Whether the gateway reads what an entry of `expose` is about. */
export function isRead({ tls, gatewayPort }: Pick<Entry, 'tls' | 'gatewayPort'>): boolean {
  return tls !== 'passthrough' && gatewayPort === undefined;
}

/** Every rule that specs declare for a host of an ingress: read from the specs alone. */
export function declaredOn(host: string, ingress: MeshIngress, applications: readonly SecureApplication[]): Declared[] {
  return applications.flatMap((application) => (application.spec.expose ?? []).filter(isRead)
    .filter((entry) => (entry.ingress?.name ?? 'public') === ingress.metadata.name)
    .filter((entry) => (entry.hosts ?? [application.metadata.name]).some((name) => wholeName(name, ingress) === host))
    .flatMap((entry) => (entry.paths ?? [{ path: '/**' }]).map((rule) => ({ rule: { port: entry.port ?? application.spec.ports[0]!.name, ...rule }, application }))));
}

/** Those of the rules that may have a request path: on a host that applications share, those of whose part of it the path lies in. */
export function declaredAt(host: string, ingress: MeshIngress, declared: readonly Declared[], path: string): Declared[] {
  const { shared, part } = partAt(host, ingress, path);
  const { name, namespace } = part?.application ?? {};
  return declared.filter(({ application: { metadata } }) => !shared || (metadata.name === name && metadata.namespace === namespace));
}

type Part = NonNullable<MeshIngress['spec']['sharedHosts']>[number]['routes'][number];

/** The part of a shared host that a path lies in, in some case of its letters: the one with most segments. */
export function partAt(host: string, ingress: MeshIngress, path: string): { readonly shared: boolean; readonly part?: Part } {
  const shared = (ingress.spec.sharedHosts ?? []).find((one) => wholeName(one.host, ingress) === host);
  const around = (shared?.routes ?? []).filter(({ prefix }) => fits(`${prefix === '/' ? '' : prefix}/**`, path));
  return { shared: shared !== undefined, part: around.sort((a, b) => segments(b.prefix).length - segments(a.prefix).length)[0] };
}

/** A host with its domain. */
export function wholeName(host: string, ingress: MeshIngress): string {
  return host.replace(/^\*\./, '').includes('.') ? host : `${host}.${ingress.spec.domains[0]!.name}`;
}

/** The rules of the most specific paths that a request path means, whatever the case of its letters; none where it means no path. */
export function meant(declared: readonly Declared[], path: string): Declared[] {
  const fitting = declared.filter(({ rule }) => fits(rule.path, path));
  const best = fitting.map(({ rule }) => ranks(rule.path)).sort()[0];
  return fitting.filter(({ rule }) => ranks(rule.path) === best);
}

/** Whether a path of a spec, in some case of its letters, stands for a request path. */
export function fits(pattern: string, path: string): boolean {
  const tree = pattern.endsWith('/**');
  const wanted = segments(tree ? pattern.slice(0, -3) : pattern);
  const given = segments(path);
  if (tree ? given.length < wanted.length : given.length !== wanted.length) return false;
  return wanted.every((part, index) => part.startsWith('{') || part.toLowerCase() === given[index]!.toLowerCase());
}

function segments(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

/** The path of a rule as the application sees it. */
export function seenPath({ path, rewrite }: Rule): string {
  if (!rewrite) return path;
  return path.endsWith('/**') ? `${rewrite.prefix === '/' ? '' : rewrite.prefix}/**` : rewrite.prefix;
}

/** Whether the application would see a path of a tree as one that the ingress denies. */
function leadsTo(ingress: MeshIngress, { path, rewrite }: Rule, asked: string): boolean {
  if (!rewrite || !path.endsWith('/**')) return false;
  const seen = [...segments(rewrite.prefix), ...segments(asked).slice(segments(path).length - 1)].map((part) => `/${part}`).join('') || '/';
  return ingress.spec.deniedPaths.some((pattern) => fits(pattern, seen));
}

/** Whether a path is as specific as another, or more. */
export function asSpecific(path: string, other: string): boolean {
  return ranks(path) <= ranks(other);
}

/** One digit a segment, literal 1, `{x}` 2, `/**` 3, the end 0: texts in their order are paths from the most specific. */
function ranks(pattern: string): string {
  const tree = pattern.endsWith('/**');
  return segments(tree ? pattern.slice(0, -3) : pattern).map((part) => (part.startsWith('{') ? 2 : 1)).join('') + (tree ? '3' : '0');
}

/** Whether the specs let in a request that means these rules, with this token or none, by a client whose certificate has these names. */
export function permits(
  rules: readonly Declared[], path: string, method: string, ingress: MeshIngress, token?: Token, certificate: readonly string[] = [],
): boolean {
  const exact = rules.some(({ rule }) => !rule.path.includes('{') && !rule.path.endsWith('/**'));
  if (!exact && ingress.spec.deniedPaths.some((pattern) => fits(pattern, path))) return false;
  const serving = rules.filter(({ rule }) => listed(rule, method) && !rule.redirect && !leadsTo(ingress, rule, path));
  return serving.some(({ rule }) => passes(rule.auth, ingress, token, certificate));
}

/** Whether a rule takes a method; GET implies HEAD. */
export function listed({ methods }: Rule, method: string): boolean {
  return methods === undefined || methods.some((one) => one === method || (one === 'GET' && method === 'HEAD'));
}

/** Whether what is asked for a path is held by a token, or by none, or by the names of a certificate; nobody is known to an authorizer, nor has logged in. */
export function passes(auth: Rule['auth'], ingress: MeshIngress, token: Token | undefined, certificate: readonly string[] = []): boolean {
  if (auth?.deny || auth?.authorizer || auth?.login) return false;
  if (auth?.clientCertificate) return certificate.length > 0 && certificate.every((name) => auth.clientCertificate!.subjectAltNames.includes(name));
  if (auth?.public || auth?.application) return true;
  const { provider: name, audiences, scopes, claims = [] } = auth?.jwt ?? {};
  const provider = ingress.spec.jwt!.providers.find((one) => (name === undefined ? one.default : one.name === name))!;
  const accepted = audiences ?? provider.audiences;
  return token !== undefined && token.iss === provider.issuer
    && (accepted === undefined || accepted.some((one) => token.aud.includes(one)))
    && (scopes?.allOf ?? []).every((scope) => (token.scope as string).split(' ').includes(scope))
    && claims.every(({ name: top, path, anyOf }) => {
      const value = (path ?? [top!]).reduce<unknown>((found, step) => (found as Record<string, unknown> | undefined)?.[step], token);
      return Array.isArray(value) && anyOf.some((one) => value.includes(one));
    });
}
