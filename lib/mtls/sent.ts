import type { ConsolidatedRule } from '../mesh/destination-rule';
import { isExportedTo } from '../mesh/export-to';
import type { Mesh } from '../mesh/mesh';
import type { MeshPort, MeshService } from '../mesh/service';
import type { Cause } from './cause';
import type { Client } from './client';
import { clusterTls } from './cluster-tls';
import { fieldOf } from './field-of';
import type { DecidedMode } from './mode';
import { announcedMode } from './port-mode';
import type { Server } from './server';
import { markingTls, placeOf, tlsModeOf } from './traffic-policy';

/** What goes over the wire: what the application wrote (plaintext or TLS of its own), or that inside what a proxy adds. */
export type Wire = 'plaintext' | 'application TLS' | 'Istio mTLS' | 'TLS' | 'foreign mTLS' | 'HBONE' | 'nothing' | 'unknown';

/** What a client sends and what decides on it. */
export interface Sent {
  readonly wire: Wire;
  readonly by: Cause;
}

/** One way from a client to an endpoint. */
export interface Way {
  readonly client: Client;
  readonly service: MeshService;
  readonly port: MeshPort;
  readonly server: Server;
  /** The DestinationRule that holds for the client. */
  readonly rule?: ConsolidatedRule;
  /** The subset that a route sends it to. */
  readonly subset?: string;
  /** Supposes that PeerAuthentication gave the endpoint's port this mode. */
  readonly supposed?: DecidedMode;
}

/** What a client sends to an endpoint. */
export function sentOver(mesh: Mesh, way: Way): Sent {
  const { client, server: { workload } } = way;
  const raw = rawWire(client, way.port);
  switch (client.dataPlane) {
    case 'none': return { wire: raw, by: { because: 'the client has no proxy' } };
    case 'unknown': return { wire: 'unknown', by: { because: `nobody has shown the Namespace \`${client.namespace}\`` } };
    case 'ambient': return workload.hbone && !way.service.external
      ? { wire: 'HBONE', by: { because: 'ztunnel speaks HBONE with who can' } }
      : { wire: raw, by: { resource: workload.resource, because: 'the server does not speak HBONE' } };
    default: return proxied(mesh, way, raw);
  }
}

/** Who serves TLS is spoken to in TLS. */
function rawWire({ speaksTls }: Client, { protocol }: MeshPort): 'plaintext' | 'application TLS' {
  return speaksTls ?? (protocol === 'HTTPS' || protocol === 'TLS') ? 'application TLS' : 'plaintext';
}

function proxied(mesh: Mesh, way: Way, raw: Wire): Sent {
  const { client, service, port, rule, subset, server: { workload } } = way;
  const unseen = cannotSee(mesh, client, service);
  if (unseen) return { wire: unseen.allowed ? raw : 'nothing', by: unseen.by };
  const { sends, by } = clusterTls(mesh, client, service, port, rule, subset);
  // of two proxies that know both, Istio prefers the mTLS of sidecars
  const tunnels = client.hbone && workload.hbone && workload.tlsMode !== 'istio' && !service.passthrough;
  if (tunnels) return { wire: 'HBONE', by: { because: 'a proxy speaks HBONE with who can and has no sidecar' } };
  switch (sends) {
    case 'plaintext': return { wire: raw, by };
    case 'auto': return marked(mesh, way, by, raw);
    default: return { wire: sends, by };
  }
}

/** What a client does not see is an unknown address to it: let through as it is, or not at all. */
function cannotSee(mesh: Mesh, client: Client, service: MeshService): { readonly allowed: boolean; readonly by: Cause } | undefined {
  const scope = client.dataPlane === 'gateway' ? undefined : mesh.sidecarScopes().of(client);
  const allowed = scope?.allowAny ?? mesh.config.allowAny;
  if (!isExportedTo(service.exportTo, service.namespace, client.namespace)) {
    return { allowed, by: { resource: service.resource, because: 'it is not exported to the client' } };
  }
  if (!scope || scope.imports(service)) return undefined;
  return { allowed, by: { ...(scope.resource && { resource: scope.resource }), path: ['spec', 'egress'], because: 'the Sidecar does not import the service' } };
}

/** Endpoint by endpoint: the label of the proxy, and then the rule or the mode of the endpoint's own port. */
function marked(mesh: Mesh, { port, rule, subset, supposed, server }: Way, auto: Cause, raw: Wire): Sent {
  const { workload } = server;
  const marking = rule && markingTls(rule, port.port, subset);
  if (marking && tlsModeOf(marking) !== 'ISTIO_MUTUAL') {
    return { wire: raw, by: { ...placeOf(marking), because: 'a port entry without `tls` leaves the mark of the rule standing' } };
  }
  if (workload.tlsMode !== 'istio') {
    return { wire: raw, by: { ...fieldOf(workload, 'labels', 'security.istio.io/tlsMode'), because: 'the endpoint is not marked `istio`' } };
  }
  if (marking) return { wire: 'Istio mTLS', by: { ...placeOf(marking), because: 'auto mTLS that passes over PeerAuthentication' } };
  const { mode, by } = supposed ?? announcedMode(mesh, workload, server.port);
  return mode === 'DISABLE' ? { wire: raw, by } : { wire: 'Istio mTLS', by: auto };
}
