import { selects, stringsIn } from '../kube/pod';
import { clientRule } from '../mesh/client-rule';
import type { ConsolidatedRule } from '../mesh/destination-rule';
import type { Endpoint } from '../mesh/endpoint';
import type { Mesh } from '../mesh/mesh';
import type { MeshPort, MeshService } from '../mesh/service';
import type { Client } from './client';
import type { Mode } from './mode';
import { outcomeOf, type Outcome } from './outcome';
import { sentOver, type Sent, type Way } from './sent';
import { serverState, type ServerState } from './server-state';

/** What happens between a client and one endpoint of a service port. */
export interface Exchange extends Outcome {
  readonly endpoint: Endpoint;
  /** The subset that a route leads to; absent for those who are not routed to one. */
  readonly subset?: string;
  readonly sent: Sent;
  readonly server: ServerState;
}

/** All that can happen when a client calls a service port: with every endpoint, and in every subset that routes lead to. */
export function exchangesOf(mesh: Mesh, client: Client, service: MeshService, port: MeshPort): readonly Exchange[] {
  const rule = clientRule(mesh.destinationRules().find(client.namespace, service), client.namespace, client.labels);
  return waysOf(mesh, client, service, port, rule).map((way) => exchangeOver(mesh, way));
}

/** The ways from a client, for which a DestinationRule holds or none does, to a service port. */
export function waysOf(mesh: Mesh, client: Client, service: MeshService, port: MeshPort, rule: ConsolidatedRule | undefined): readonly Way[] {
  const ways = mesh.endpoints(service, port).map((endpoint): Way => ({ client, service, port, endpoint, ...(rule && { rule }) }));
  if (!rule || rule.subsets.size === 0 || ways.length === 0) return ways;
  const routed = mesh.routedSubsets()(service.host, client.namespace).filter(({ subset }) => rule.subsets.has(subset));
  return [...ways, ...routed.flatMap(({ subset }) => {
    const labels = stringsIn(rule.subsets.get(subset)!.value.labels);
    return ways.filter(({ endpoint }) => selects(labels, endpoint.workload.labels)).map((way) => ({ ...way, subset }));
  })];
}

/** What happens on one way; with `supposed`, as if PeerAuthentication gave the endpoint's port that mode. */
export function exchangeOver(mesh: Mesh, way: Way, supposed?: Mode): Exchange {
  const { client, endpoint, subset } = way;
  const state = serverState(mesh, endpoint.workload, endpoint.port);
  const by = { because: 'supposed' };
  const server = supposed && state.mode ? { ...state, mode: supposed, by } : state;
  const sent = sentOver(mesh, supposed ? { ...way, supposed: { mode: supposed, by } } : way);
  const sender = client.dataPlane === 'sidecar' || client.dataPlane === 'gateway' ? 'proxy' : 'application';
  return { endpoint, ...(subset !== undefined && { subset }), sent, server, ...outcomeOf(sent.wire, server, sender) };
}
