import { compareText } from '../kube/order';
import { compareSpecificity, contains, parsePath, sharedLiterals, type PathPattern } from '../routing/path-pattern';
import type { MeshIngress } from '../specs/mesh-ingress';
import { domainOf, expandHost } from './hosts';

/** A host whose paths belong to several applications. */
export interface SharedHost {
  /** Whole, inside one of the ingress's domains. */
  readonly host: string;
  /** Its place in `spec.sharedHosts`. */
  readonly index: number;
  /** The most specific first; a request belongs to the first that its path fits. */
  readonly routes: readonly SharedRoute[];
}

/** A part of a shared host, and the application that it is given to. */
export interface SharedRoute {
  readonly prefix: string;
  /** The prefix and all below it. */
  readonly pattern: PathPattern;
  readonly application: { readonly name: string; readonly namespace: string };
  /** Its place in `routes`. */
  readonly index: number;
}

/** Constructs synthesize one application at a time, each against the same ingress. */
const known = new WeakMap<MeshIngress, readonly SharedHost[]>();

/** Every host that applications of the ingress share; those outside its domains are none (they are a problem of the spec). */
export function sharedHostsOf(ingress: MeshIngress): readonly SharedHost[] {
  const hosts = known.get(ingress) ?? readHosts(ingress);
  known.set(ingress, hosts);
  return hosts;
}

/** A host of the ingress, where applications share it. */
export function sharedHostOf(ingress: MeshIngress, host: string): SharedHost | undefined {
  return sharedHostsOf(ingress).find((shared) => shared.host === host);
}

/** The part of a shared host that a path lies in, in whatever case it is written. */
export function partAround({ routes }: SharedHost, pattern: PathPattern): SharedRoute | undefined {
  return routes.find((route) => contains(route.pattern, pattern));
}

/** Whether a path that lies in a part is written like it. */
export function isWrittenLike({ pattern: { segments } }: SharedRoute, inner: PathPattern): boolean {
  return sharedLiterals({ segments, text: '', tree: true }, inner) === segments.length;
}

/** Whether a part of a shared host is given to the application of this name. */
export function isGivenTo({ application }: SharedRoute, { name, namespace }: SharedRoute['application']): boolean {
  return application.name === name && application.namespace === namespace;
}

function readHosts(ingress: MeshIngress): SharedHost[] {
  return (ingress.spec.sharedHosts ?? []).flatMap(({ host, routes }, index): SharedHost[] => {
    const whole = expandHost(host, ingress);
    return domainOf(whole, ingress) ? [{ host: whole, index, routes: routes.map(readRoute).sort(compareRoutes) }] : [];
  });
}

function readRoute({ prefix, application }: Omit<SharedRoute, 'pattern' | 'index'>, index: number): SharedRoute {
  return { prefix, pattern: parsePath(prefix === '/' ? '/**' : `${prefix}/**`), application, index };
}

function compareRoutes(a: SharedRoute, b: SharedRoute): number {
  return compareSpecificity(a.pattern, b.pattern) || compareText(a.prefix, b.prefix);
}
