import { speaksHttp } from '../../../lib/specs/protocol';
import { declaredAt, declaredOn, isRead, listed, passes, permits, wholeName, type Declared } from '../../synth/declared';
import type { Token } from '../../synth/envoy/workload';
import { canonicalPath } from './canonical-path';
import { kindsOfTokens } from './kinds-of-tokens';
import { fitsAsWritten, fitsSomehow, isExact, isTree, liesInside, meets, partsFrom, precedes } from './patterns';
import type { MeshIngress, SecureApplication } from 'fairlead';

/** The specs of a mesh. */
export interface Specs {
  readonly ingresses: readonly MeshIngress[];
  readonly applications: readonly SecureApplication[];
}

/** A request from outside for a host of an ingress. */
export interface Asked {
  readonly ingress: MeshIngress;
  readonly host: string;
  readonly method: string;
  readonly target: string;
  /** Whether it names a rule itself, which is the gateway's to do. */
  readonly forged: boolean;
  readonly token?: Presented;
  /** The names in the certificate of the client; absent: it shows none. */
  readonly certificate?: readonly string[];
}

/** A token and the place it stands in; what is wrong with it, if anything. */
export interface Presented {
  readonly claims: Token;
  readonly place: Place;
  readonly flaw?: 'expired' | 'not yet valid' | 'signed by another' | 'not signed';
}

export type Place = `header ${string}` | `cookie ${string}` | `query ${string}`;

/** What is said of one path: the rules of it, or that the ingress denies it. */
interface Entry {
  readonly path: string;
  readonly rules: readonly Declared[];
  readonly denied: boolean;
}

/** Whether a request may pass, and to which application: read from the specs alone. */
export function allowed(specs: Specs, { ingress, host, method, target, forged, token, certificate }: Asked): SecureApplication | undefined {
  if (!takesAddress(ingress) || (forged && isGivenOver(specs, ingress, host))) return undefined;
  const path = canonicalPath(target);
  const asked = path ?? canonicalPath(target, true);
  if (asked === undefined || isOtherSpelling(host, ingress, asked)) return undefined;
  const entries = entriesOf(specs, ingress, host, asked);
  const entry = path === undefined ? ownerOfEncoded(entries, asked, ingress) : owner(entries, path, ingress);
  if (!entry || entry.denied) return undefined;
  const rule = entry.rules.find((one) => listed(one.rule, method));
  if (!rule) return undefined;
  const heard = hear(specs, rule.application, token);
  return heard !== 'bad' && permits([rule], '/', method, nothingDenied(ingress), heard, certificate) ? rule.application : undefined;
}

/** Whether somebody else has a say in the routes of a host, so that no request may bring the name of a rule. */
function isGivenOver({ applications }: Specs, ingress: MeshIngress, host: string): boolean {
  const declared = declaredOn(host, ingress, applications);
  return declared.some(({ application, rule: { auth, redirect } }) => application.spec.rollout && !auth?.deny && !redirect);
}

/** Whether an ingress takes requests from this machine, of whose address alone it is drawn to speak; what they say of themselves is nothing. */
function takesAddress({ spec: { remoteIpBlocks: { allow, deny } = {} } }: MeshIngress): boolean {
  const has = (blocks: readonly string[]) => blocks.some((block) => block.startsWith('127.'));
  return (allow === undefined || has(allow)) && !(deny && has(deny));
}

/** Whether a path is a part of a shared host in another spelling: it belongs to nobody. */
function isOtherSpelling(host: string, ingress: MeshIngress, path: string): boolean {
  const shared = (ingress.spec.sharedHosts ?? []).find((one) => wholeName(one.host, ingress) === host);
  const trees = (shared?.routes ?? []).map(({ prefix }) => (prefix === '/' ? '/**' : `${prefix}/**`));
  return trees.some((tree) => fitsSomehow(tree, path, 0) && !fitsAsWritten(tree, path));
}

/** What is said of the paths of a host; of one that applications share, by the application whose part the request path lies in. */
function entriesOf({ applications }: Specs, ingress: MeshIngress, host: string, asked: string): Entry[] {
  const declared = declaredAt(host, ingress, declaredOn(host, ingress, applications), asked);
  const paths = [...new Set(declared.map(({ rule }) => rule.path.replace(/\{\w+\}/g, '{}')))];
  return [
    ...paths.map((path) => ({ path, rules: declared.filter(({ rule }) => rule.path.replace(/\{\w+\}/g, '{}') === path), denied: false })),
    ...[...ingress.spec.deniedPaths, ...deniedBehind(declared, ingress)].map((path) => ({ path: path.replace(/\{\w+\}/g, '{}'), rules: [], denied: true })),
  ].sort((a, b) => rank(a) - rank(b) || precedes(a.path, b.path));
}

/** What leads by a rewrite to a path that the ingress denies; an exact path means what it says. */
function deniedBehind(declared: readonly Declared[], ingress: MeshIngress): string[] {
  const trees = declared.flatMap(({ rule: { path, rewrite } }) => (rewrite && isTree(path) ? [{ path, prefix: rewrite.prefix }] : []));
  return trees.flatMap(({ path, prefix }) => ingress.spec.deniedPaths.flatMap((denied) => behind(path, prefix, denied)));
}

function behind(path: string, prefix: string, denied: string): string[] {
  if (!meets(prefix === '/' ? '/**' : `${prefix}/**`, denied)) return [];
  const parts = (text: string) => text.split('/').filter((part) => part !== '');
  const below = parts(denied).slice(parts(prefix).length);
  const whole = [...parts(path.slice(0, -'/**'.length)), ...below.length === 0 && isTree(denied) ? ['**'] : below];
  return [`/${whole.join('/')}`];
}

/** Exact paths go before what the ingress denies, and that before all others. */
function rank({ path, denied }: Entry): number {
  if (denied) return 1;
  return isExact(path) ? 0 : 2;
}

/** The entry that owns a request path; only a tree takes what ends in a slash, and no looser tree takes it in the place of a path that is none. */
function owner(entries: readonly Entry[], path: string, ingress: MeshIngress): Entry | undefined {
  const ofPath = /.\/$/.test(path) ? ownerOf(entries, path.slice(0, -1), ingress) : undefined;
  if (ofPath && !isTree(ofPath.path)) return undefined;
  return ownerOf(entries, path, ingress);
}

/** The entry that takes names with encoded slashes: what it is for an application that decodes them must be its own, and the slashes be below it. */
function ownerOfEncoded(entries: readonly Entry[], path: string, ingress: MeshIngress): Entry | undefined {
  const entry = owner(entries, path.replace(/%2f/gi, '/'), ingress);
  const below = entry?.path.replace(/\/\*\*$/, '/{}/**');
  return entry?.rules.some(({ rule }) => rule.encodedSlashes) && fitsAsWritten(below!, path.split(/%2f/i)[0]!) ? entry : undefined;
}

/**
 * The most specific entry that a request path fits.
 *
 * A path holds in other spellings too where it is stricter than all that lies around it; where it is neither stricter nor looser they
 * belong to nobody.
 */
function ownerOf(entries: readonly Entry[], path: string, ingress: MeshIngress): Entry | undefined {
  for (const [index, entry] of entries.entries()) {
    if (fitsAsWritten(entry.path, path)) return entry;
    const equal = (other: Entry) => asStrict(entry, other, ingress) && asStrict(other, entry, ingress);
    const around = entries.slice(index + 1).filter((other) => meets(entry.path, other.path) && !equal(other));
    if (around.length === 0 || around.every((other) => asStrict(other, entry, ingress))) continue;
    if (!fitsSomehow(entry.path, path, Math.min(...around.map((other) => partsFrom(entry.path, other.path))))) continue;
    return around.every((other) => asStrict(entry, other, ingress) && liesInside(entry.path, other.path)) ? entry : undefined;
  }
  return undefined;
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE'];

/** Whether whatever one entry lets in, whoever asks and how, the other would let in as well: tried with every kind of token and of certificate. */
function asStrict(one: Entry, other: Entry, ingress: MeshIngress): boolean {
  const rules = [...one.rules, ...other.rules];
  const names = [...new Set(rules.flatMap(({ rule }) => rule.auth?.clientCertificate?.subjectAltNames ?? []))];
  const certificates = names.reduce<string[][]>((all, name) => all.flatMap((some) => [some, [...some, name]]), [[]]);
  const clients = kindsOfTokens(rules, ingress).flatMap((token) => certificates.map((certificate) => ({ token, certificate })));
  const lets = (entry: Entry, method: string, { token, certificate }: (typeof clients)[number]) => permits(entry.rules, '/', method, nothingDenied(ingress), token, certificate);
  return methods.every((method) => clients.every((client) => !lets(one, method, client) || lets(other, method, client)));
}

function nothingDenied(ingress: MeshIngress): MeshIngress {
  return { ...ingress, spec: { ...ingress.spec, deniedPaths: [] } };
}

type Provider = NonNullable<MeshIngress['spec']['jwt']>['providers'][number];

/** What an application makes of a token: one that a provider of its own vouches for, none that anybody looks for, or a bad one; the audience of another path is no fault of a token. */
function hear(specs: Specs, application: SecureApplication, token: Presented | undefined): Token | undefined | 'bad' {
  if (token === undefined) return undefined;
  const asked = [...askedByPaths(specs, application), ...askedByCallers(specs, application)];
  const issuers = asked.filter(({ provider }) => placesOf(provider).includes(token.place)).map(({ provider }) => provider.issuer);
  const looking = asked.filter(({ provider }) => issuers.includes(provider.issuer));
  if (looking.length === 0) return undefined;
  const vouching = looking.filter(({ provider }) => provider.issuer === token.claims.iss);
  const isMeant = vouching.some(({ audiences }) => audiences === undefined || audiences.some((audience) => token.claims.aud.includes(audience)));
  return token.flaw === undefined && isMeant ? token.claims : 'bad';
}

/** A provider that is asked for, and the audiences by which an application is meant; any where there are none. */
interface AskedFor {
  readonly provider: Provider;
  readonly audiences?: readonly string[];
}

function askedByPaths({ ingresses }: Specs, application: SecureApplication): AskedFor[] {
  return (application.spec.expose ?? []).filter(isRead).flatMap((entry) => {
    const { spec } = ingresses.find(({ metadata }) => metadata.name === entry.ingress!.name)!;
    const rules = (entry.paths ?? [{ path: '/**' }]) as readonly Declared['rule'][];
    return rules.filter(({ auth, redirect }) => !redirect && (auth?.jwt ?? auth === undefined)).map(({ auth }) => askedOf(spec, auth?.jwt ?? {}));
  });
}

/** Callers' tokens are drawn for applications on one ingress alone. */
function askedByCallers({ ingresses }: Specs, { spec: { callers = [], expose = [] } }: SecureApplication): AskedFor[] {
  const ingress = ingresses.find(({ metadata }) => metadata.name === expose[0]?.ingress?.name);
  return callers.flatMap(({ jwt }) => (jwt && ingress ? [askedOf(ingress.spec, jwt)] : []));
}

function askedOf({ jwt }: MeshIngress['spec'], asked: { readonly provider?: string | undefined; readonly audiences?: readonly string[] | undefined }): AskedFor {
  const provider = jwt!.providers.find((one) => (asked.provider === undefined ? one.default : one.name === asked.provider))!;
  return { provider, ...(!provider.anyAudience && { audiences: [...provider.audiences ?? [], ...asked.audiences ?? []] }) };
}

/** Where a provider's tokens are looked for. */
export function placesOf({ tokenFrom: { headers, cookies, params } }: Provider): Place[] {
  return [
    ...headers.map(({ name, prefix }) => `header ${name} ${prefix}` as const), ...cookies.map((name) => `cookie ${name}` as const), ...params.map((name) => `query ${name}` as const),
  ];
}

/** A connection from outside that no gateway reads. */
export interface Passed {
  readonly ingress: MeshIngress;
  /** The name in TLS; absent: to the port of TCP. */
  readonly host?: string;
}

/** The application that a connection is passed on to, if any. */
export function passedTo({ applications }: Specs, { ingress, host }: Passed): SecureApplication | undefined {
  if (!takesAddress(ingress)) return undefined;
  return applications.find(({ spec }) => spec.expose?.some((entry) => entry.ingress!.name === ingress.metadata.name && (
    host === undefined ? entry.gatewayPort !== undefined : entry.tls === 'passthrough' && entry.hosts!.some((name) => wholeName(name, ingress) === host)
  )));
}

/** Whether a caller in the mesh is listed for what it asks; a path is judged as the specs write it, and no token where nobody reads requests. */
export function listedCaller(specs: Specs, application: SecureApplication, { namespace, account, port, method, path, token }: Called): boolean {
  const heard = speaksHttp(application.spec.ports.find(({ name }) => name === port)!) ? hear(specs, application, token) : undefined;
  const ingress = specs.ingresses.find(({ metadata }) => metadata.name === application.spec.expose?.[0]?.ingress?.name);
  return heard !== 'bad' && (application.spec.callers ?? []).some((caller) => (caller.namespace ?? application.metadata.namespace) === namespace
    && (caller.serviceAccount === undefined || caller.serviceAccount === account)
    && (caller.ports === undefined || caller.ports.includes(port))
    && (caller.methods === undefined || caller.methods.some((one) => one === method || (one === 'GET' && method === 'HEAD')))
    && (caller.paths === undefined || caller.paths.some((pattern) => fitsAsWritten(pattern, path)))
    && (caller.jwt === undefined || passes({ jwt: caller.jwt }, ingress!, heard)));
}

/** A request from inside the mesh, sent to a workload. */
export interface Called {
  readonly namespace: string;
  readonly account: string;
  /** By its name. */
  readonly port: string;
  readonly method: string;
  readonly path: string;
  readonly token?: Presented;
}
