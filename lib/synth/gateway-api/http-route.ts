import { notForExternalDns } from '../../dns/external-dns';
import type { HTTPRouteRule, HTTPRouteSpec } from '../../kube/gateway-api';
import { routeRules } from '../../routing/gateway-api/route-rules';
import { destinationOf } from '../../routing/istio/backend-routes';
import { routesByOwner } from '../../routing/istio/virtual-service';
import type { RouteTable } from '../../routing/ownership';
import type { MeshIngress } from '../../specs/mesh-ingress';
import { claimHeaders } from '../claim-headers';
import { synthesized, type Synthesized } from '../synthesized';
import { tableName } from '../table-name';
import { tableOrigins } from '../table-origins';
import { chunks } from './chunks';

/** The most rules that one route has, and matches in all of them (its CRD). */
const [mostRules, mostMatches] = [16, 127];

/** The routes of one host: the same that a VirtualService has, in as many HTTPRoutes as they need. */
export function httpRoute(table: RouteTable, ingresses: readonly MeshIngress[]): Synthesized<HTTPRouteSpec>[] {
  const { host, ingress: { metadata: { name, namespace }, spec: { gateway: { ports } } } } = table;
  return chunks(tableRules(table, ingresses), fits).map((rules, index) => ({
    ...synthesized({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: index === 0 ? tableName(table) : `${tableName(table)}.${index + 1}`, namespace: table.namespace, annotations: notForExternalDns },
      spec: { parentRefs: [{ name, namespace, port: ports.https }] as const, hostnames: [host], rules },
    }, tableOrigins(table)),
    // told once, whatever the number of its routes
    ...(index === 0 && { serves: { host, gateway: `${namespace}/${name}` } }),
  }));
}

/** All rules of a host, in their order. */
export function tableRules(table: RouteTable, ingresses: readonly MeshIngress[]): HTTPRouteRule[] {
  const backend = table.rules.find((rule) => rule.backend)?.backend;
  return routeRules(routesByOwner(table, claimHeaders(ingresses)), backend && { destination: destinationOf(backend) });
}

function fits(rules: readonly HTTPRouteRule[]): boolean {
  return rules.length <= mostRules && rules.flatMap(({ matches = [] }) => matches).length <= mostMatches;
}
