import { notForExternalDns } from '../../dns/external-dns';
import type { GRPCRouteSpec, HTTPRouteRule, HTTPRouteSpec } from '../../kube/gateway-api';
import { callRules } from '../../routing/gateway-api/call-rules';
import { routeRules } from '../../routing/gateway-api/route-rules';
import type { PathRule } from '../../routing/intent';
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

/** The routes of one host: the same that a VirtualService has, in as many routes as they need, of gRPC where nothing else is on the host. */
export function httpRoute(table: RouteTable, ingresses: readonly MeshIngress[]): Synthesized<GRPCRouteSpec | HTTPRouteSpec>[] {
  const all = tableRules(table, ingresses);
  const calls = table.rules.every(speaksGrpc) ? callRules(all) : undefined;
  return calls ? routes(table, 'GRPCRoute', calls) : routes(table, 'HTTPRoute', all);
}

function speaksGrpc({ backend, origin: { spec } }: PathRule): boolean {
  return spec.kind === 'SecureApplication' && spec.spec.ports.some(({ port, protocol }) => port === backend?.port && protocol === 'GRPC');
}

function routes<Rule extends Matching>(table: RouteTable, kind: string, all: readonly Rule[]): Synthesized<Omit<HTTPRouteSpec, 'rules'> & { readonly rules: readonly Rule[] }>[] {
  const { host, ingress: { metadata: { name, namespace }, spec: { gateway: { ports } } } } = table;
  return chunks(all, fits).map((rules, index) => ({
    ...synthesized({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind,
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

interface Matching {
  readonly matches?: readonly unknown[];
}

function fits(rules: readonly Matching[]): boolean {
  return rules.length <= mostRules && rules.flatMap(({ matches = [] }) => matches).length <= mostMatches;
}
