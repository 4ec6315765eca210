import { selects, stringsIn } from '../kube/pod';
import { clientRule } from '../mesh/client-rule';
import type { ConsolidatedRule } from '../mesh/destination-rule';
import type { Mesh } from '../mesh/mesh';
import type { MeshPort, MeshService } from '../mesh/service';
import type { Client } from './client';
import type { Mode } from './mode';
import { outcomeOf, type Outcome } from './outcome';
import { sentOver, type Sent, type Way } from './sent';
import { serversOf, type Server } from './server';

/** What happens between a client and one workload behind a service port. */
export interface Exchange extends Outcome {
  readonly server: Server;
  /** The subset that a route leads to; absent for those who are not routed to one. */
  readonly subset?: string;
  readonly sent: Sent;
}

/** All that can happen when a client calls a service port: with every workload behind it, and in every subset that routes lead to. */
export function exchangesOf(mesh: Mesh, client: Client, service: MeshService, port: MeshPort): readonly Exchange[] {
  const rule = clientRule(mesh.destinationRules().find(client.namespace, service), client.namespace, client.labels);
  const to = { service, port, servers: serversOf(mesh, service, port) };
  return waysOf(mesh, client, rule, to).map((way) => exchangeOver(mesh, way));
}

/** A service port and who is behind it. */
export interface Destination {
  readonly service: MeshService;
  readonly port: MeshPort;
  readonly servers: readonly Server[];
}

/** The ways from a client, for which a DestinationRule holds or none does, to a service port. */
export function waysOf(mesh: Mesh, client: Client, rule: ConsolidatedRule | undefined, { service, port, servers }: Destination): readonly Way[] {
  const ways = servers.map((server): Way => ({ client, service, port, server, ...(rule && { rule }) }));
  if (!rule || rule.subsets.size === 0 || ways.length === 0) return ways;
  const routed = mesh.routedSubsets().of(service.host, client.namespace).filter(({ subset }) => rule.subsets.has(subset));
  return [...ways, ...routed.flatMap(({ subset }) => {
    const labels = stringsIn(rule.subsets.get(subset)!.value.labels);
    return ways.filter(({ server }) => selects(labels, server.workload.labels)).map((way) => ({ ...way, subset }));
  })];
}

/** What happens on one way; with `supposed`, as if PeerAuthentication gave the server's port that mode. */
export function exchangeOver(mesh: Mesh, way: Way, supposed?: Mode): Exchange {
  const { client, subset } = way;
  const by = { because: 'supposed' };
  const server = supposed && way.server.mode ? { ...way.server, mode: supposed, by } : way.server;
  const sent = sentOver(mesh, supposed ? { ...way, supposed: { mode: supposed, by } } : way);
  const sender = client.dataPlane === 'sidecar' || client.dataPlane === 'gateway' ? 'proxy' : 'application';
  return { server, ...(subset !== undefined && { subset }), sent, ...outcomeOf(sent.wire, server, sender) };
}
