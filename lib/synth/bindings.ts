import type { MeshIngress } from '../specs/mesh-ingress';
import type { Path } from '../specs/problem';
import { grantsOf, type TlsMode } from './hosts';
import { sharedHostsOf } from './shared-hosts';

/** A host of an ingress, and the namespace whose VirtualServices may serve it. */
export interface Binding {
  readonly namespace: string;
  readonly host: string;
  /** Who speaks TLS with its clients. */
  readonly tls: TlsMode;
  /** Where the spec says so. */
  readonly place: Path;
}

/** Every host that the ingress has certificates and servers for; those that applications share are served from its own namespace. */
export function bindingsOf(ingress: MeshIngress): Binding[] {
  return [
    ...grantsOf(ingress).map(({ namespace, host, tls, index }) => ({ namespace, host, tls, place: ['spec', 'grants', index, 'hosts'] })),
    ...sharedHostsOf(ingress).map(({ host, index }) => ({ namespace: ingress.metadata.namespace, host, tls: 'terminate' as const, place: ['spec', 'sharedHosts', index, 'host'] })),
  ];
}
