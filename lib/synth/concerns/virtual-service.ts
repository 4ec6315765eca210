import { notForExternalDns } from '../../dns/external-dns';
import type { VirtualServiceSpec } from '../../kube/generated/virtual-service';
import { virtualServiceSpec } from '../../routing/istio/virtual-service';
import type { RouteTable } from '../../routing/ownership';
import type { MeshIngress } from '../../specs/mesh-ingress';
import { claimHeaders } from '../claim-headers';
import { madeByController } from '../handed-over';
import { synthesized, type Synthesized } from '../synthesized';
import { tableName } from '../table-name';
import { tableOrigins } from '../table-origins';

/** The VirtualService of one host, or of one application's part of it: exactly one, since Istio merges several for one host in an order that nobody declares. */
export function virtualService(table: RouteTable, ingresses: readonly MeshIngress[]): Synthesized<VirtualServiceSpec>[] {
  const { host, ingress: { metadata } } = table;
  const made = synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: tableName(table), namespace: table.namespace, annotations: { ...notForExternalDns, ...madeByController(delegating(table)) } },
    spec: virtualServiceSpec(table, claimHeaders(ingresses)),
  }, tableOrigins(table));
  return [{ ...made, serves: { host, gateway: `${metadata.namespace}/${metadata.name}` } }];
}

function delegating({ rules }: RouteTable) {
  return rules.flatMap(({ origin: { spec }, backend }) => (spec.kind === 'SecureApplication' && backend ? [{ spec, service: backend.service }] : []));
}
