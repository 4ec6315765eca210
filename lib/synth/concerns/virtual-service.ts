import { notForExternalDns } from '../../dns/external-dns';
import type { VirtualServiceSpec } from '../../kube/generated/virtual-service';
import { sortedSet } from '../../kube/order';
import { virtualServiceSpec } from '../../routing/istio/virtual-service';
import type { RouteTable } from '../../routing/ownership';
import type { MeshIngress } from '../../specs/mesh-ingress';
import { madeByController } from '../handed-over';
import { synthesized, type Synthesized } from '../synthesized';
import { tableName } from '../table-name';
import { tableOrigins } from '../table-origins';
import { writtenClaims } from '../written-claims';

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

/**
 * The headers into which any provider writes claims, of every ingress that leads to one of these applications: a client's own copy must
 * reach no application, token or not.
 *
 * Servers in the manner of CGI read `-` and `_` as one, so that a copy in any mixture of the two goes as well.
 */
function claimHeaders(ingresses: readonly MeshIngress[]): string[] {
  const claims = ingresses.flatMap(writtenClaims);
  return sortedSet(claims.flatMap(({ header }) => spellings(header.toLowerCase())));
}

function spellings(header: string): string[] {
  const [first, ...rest] = header.split(/[-_]/);
  return rest.reduce((starts, part) => starts.flatMap((start) => [`${start}-${part}`, `${start}_${part}`]), [first!]);
}
