import type { ReferenceGrantSpec } from '../../kube/gateway-api';
import { sortedSet } from '../../kube/order';
import type { MeshIngress } from '../../specs/mesh-ingress';
import { grantedDomains } from '../ingress-hosts';
import { signInAuthorizer } from '../sign-in';
import { synthesized, type Synthesized } from '../synthesized';
import { chunks } from './chunks';

/** The most namespaces that one grant names (its CRD). */
const most = 16;

/**
 * Lets the routes of hosts that are granted lead to the Service by which users log in, in its own namespace: without it, a route to a
 * Service of another namespace leads nowhere.
 */
export function signInGrant(ingress: MeshIngress): Synthesized<ReferenceGrantSpec>[] {
  const { name, namespace } = ingress.metadata;
  const authorizer = signInAuthorizer(ingress);
  if (!authorizer) return [];
  const { service } = authorizer;
  const namespaces = sortedSet(grantedDomains(ingress).flatMap(({ bindings }) => bindings.map((binding) => binding.split('/')[0]!)))
    .filter((one) => one !== service.namespace);
  return chunks(namespaces, ({ length }) => length <= most).map((some, index) => synthesized({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'ReferenceGrant',
    metadata: { name: `${name}.${namespace}.login${index === 0 ? '' : `.${index + 1}`}`, namespace: service.namespace },
    spec: {
      from: some.map((one) => ({ group: 'gateway.networking.k8s.io' as const, kind: 'HTTPRoute' as const, namespace: one })),
      to: [{ group: '' as const, kind: 'Service' as const, name: service.name }] as const,
    },
  }, [{ spec: ingress, path: ['spec', 'login'] }]));
}
