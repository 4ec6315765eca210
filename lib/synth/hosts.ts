import type { MeshIngress } from '../specs/mesh-ingress';

type Domain = MeshIngress['spec']['domains'][number];

/** A host as it is written in a spec, made whole: a label, or a wildcard over one, is taken inside the first domain of the ingress. */
export function expandHost(host: string, ingress: MeshIngress): string {
  const name = host.startsWith('*.') ? host.slice(2) : host;
  return name.includes('.') ? host : `${host}.${ingress.spec.domains[0]!.name}`;
}

/** The domain of the ingress that a host lies in, the longest where several do; the domain itself is inside. */
export function domainOf(host: string, ingress: MeshIngress): Domain | undefined {
  const name = host.startsWith('*.') ? host.slice(2) : host;
  return ingress.spec.domains
    .filter((domain) => name === domain.name || name.endsWith(`.${domain.name}`))
    .reduce<Domain | undefined>((longest, domain) => (longest && longest.name.length >= domain.name.length ? longest : domain), undefined);
}

/** Whether a granted host gives this one: the same name, or a name one label below a granted wildcard. */
export function hostCovers(granted: string, host: string): boolean {
  if (granted === host) return true;
  return granted.startsWith('*.') && !host.startsWith('*.') && host.slice(host.indexOf('.') + 1) === granted.slice(2);
}

/** Whether the gateway speaks TLS with the clients of a host, or the application itself. */
export type TlsMode = 'terminate' | 'passthrough';

/** A host that the ingress grants, and to which namespace. */
export interface Grant {
  readonly namespace: string;
  /** Whole, inside one of the ingress's domains. */
  readonly host: string;
  /** Who speaks TLS with its clients. */
  readonly tls: TlsMode;
  /** Which entry of `spec.grants` gives it. */
  readonly index: number;
}

/** Constructs synthesize one application at a time, each against the same ingress, which may grant thousands of hosts. */
const known = new WeakMap<MeshIngress, readonly Grant[]>();

/** Every host that the ingress grants, once for each namespace; hosts outside its domains grant nothing (they are a problem of the spec). */
export function grantsOf(ingress: MeshIngress): readonly Grant[] {
  const grants = known.get(ingress) ?? readGrants(ingress);
  known.set(ingress, grants);
  return grants;
}

function readGrants(ingress: MeshIngress): Grant[] {
  return (ingress.spec.grants ?? []).flatMap(({ namespaces, hosts = [], tls = 'terminate' }, index) => hosts
    .map((host) => expandHost(host, ingress))
    .filter((host) => domainOf(host, ingress) !== undefined)
    .flatMap((host) => namespaces.map((namespace) => ({ namespace, host, tls, index }))));
}
