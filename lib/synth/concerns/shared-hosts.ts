import { notForExternalDns } from '../../dns/external-dns';
import type { HTTPRoute, VirtualServiceSpec } from '../../kube/generated/virtual-service';
import { sharedHostSpec } from '../../routing/istio/shared-host';
import { virtualServiceSpec } from '../../routing/istio/virtual-service';
import { routeTable } from '../../routing/ownership';
import type { MeshIngress } from '../../specs/mesh-ingress';
import { challengeOf } from '../challenge';
import { domainOf } from '../hosts';
import { sharedHostsOf } from '../shared-hosts';
import { signInRules } from '../sign-in';
import { synthesized, type Synthesized } from '../synthesized';
import { tableName } from '../table-name';

/** The operator's VirtualService of each host that applications share; it depends on the operator's spec alone. */
export function sharedHosts(ingress: MeshIngress): Synthesized<VirtualServiceSpec>[] {
  const { metadata: { name: gateway, namespace }, spec: { gateway: { ports } } } = ingress;
  return sharedHostsOf(ingress).map(({ host, index, routes }) => {
    const parts = routes.map(({ pattern, application }) => ({
      pattern,
      delegate: { name: tableName({ ingress, host, application: application.name }), namespace: application.namespace },
    }));
    return synthesized({
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: tableName({ ingress, host }), namespace, annotations: notForExternalDns },
      spec: sharedHostSpec({ host, gateway, parts, before: signIn(ingress, host), ...(challengeOf(domainOf(host, ingress)!) === 'http01' && { port: ports.https }) }),
    }, [{ spec: ingress, path: ['spec', 'sharedHosts', index] }]);
  });
}

/** Whether a part asks for a login is not for the operator to know. */
function signIn(ingress: MeshIngress, host: string): readonly HTTPRoute[] {
  const table = routeTable({ ingress, namespace: ingress.metadata.namespace, host, rules: signInRules(ingress) });
  return virtualServiceSpec(table, []).http ?? [];
}
