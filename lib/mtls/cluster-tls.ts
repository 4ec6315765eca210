import { text } from '../kube/text';
import type { ConsolidatedRule, RulePart } from '../mesh/destination-rule';
import type { Mesh } from '../mesh/mesh';
import type { MeshPort, MeshService } from '../mesh/service';
import type { Cause } from './cause';
import type { Client } from './client';
import { namespaceMode } from './sidecar-modes';
import { blockFor, isPassthrough, isPassthroughBalancer, placeOf, tlsModeOf } from './traffic-policy';

/** How the proxy of a client treats all endpoints of a port alike. */
export interface ClusterTls {
  /** `auto` is mTLS with what is marked as able to, and plaintext with the rest. */
  readonly sends: 'plaintext' | 'auto' | 'Istio mTLS' | 'TLS' | 'foreign mTLS';
  readonly by: Cause;
}

/** What is settled before any endpoint is looked at (Istio, pilot/pkg/networking/core/cluster_tls.go buildUpstreamTLSSettings). */
export function clusterTls(
  mesh: Mesh, client: Client, service: MeshService, port: MeshPort, rule: ConsolidatedRule | undefined, subset?: string,
): ClusterTls {
  const tls = rule && blockFor(rule, 'tls', port.port, subset);
  if (tls) return ruledTls(client, rule, tls);
  const reason = noAutoMtls(mesh, service, port, rule, subset);
  if (reason) return { sends: 'plaintext', by: reason };
  const by = { because: 'auto mTLS' };
  return { sends: isOriginalDestination(client, service, port, rule, subset) ? 'Istio mTLS' : 'auto', by };
}

function ruledTls(client: Client, { workloadSelector }: ConsolidatedRule, tls: RulePart): ClusterTls {
  const { value } = tls;
  const by = value.mode === undefined ? placeOf(tls) : placeOf(tls, 'mode');
  const mode = tlsModeOf(tls);
  const credential = text(value.credentialName);
  switch (mode) {
    case 'DISABLE': return { sends: 'plaintext', by };
    case 'ISTIO_MUTUAL': return { sends: 'Istio mTLS', by };
    default: {
      // sidecars could not read the secret, and so istiod drops the whole block without a word
      if (credential !== undefined && !credential.startsWith('configmap://') && client.dataPlane === 'sidecar' && !workloadSelector) {
        return { sends: 'plaintext', by: { ...placeOf(tls, 'credentialName'), because: 'a sidecar drops `credentialName` without `workloadSelector`' } };
      }
      const lacksFiles = text(value.clientCertificate) === undefined || text(value.privateKey) === undefined;
      if (mode === 'MUTUAL' && credential === undefined && lacksFiles) return { sends: 'plaintext', by: { ...by, because: 'MUTUAL without certificate is dropped' } };
      return { sends: mode === 'SIMPLE' ? 'TLS' : 'foreign mTLS', by };
    }
  }
}

function noAutoMtls(mesh: Mesh, service: MeshService, port: MeshPort, rule: ConsolidatedRule | undefined, subset?: string): Cause | undefined {
  const { enableAutoMtls, resource } = mesh.config;
  if (!enableAutoMtls) return { ...(resource && { resource, path: ['data', 'mesh'] }), because: 'MeshConfig says `enableAutoMtls: false`' };
  const place = service.resource.kind === 'Service' ? 'type' : 'location';
  if (service.external) return { resource: service.resource, path: ['spec', place], because: 'what is outside the mesh gets no auto mTLS' };
  if (service.passthrough || (rule && isPassthrough(rule, subset))) {
    const endpoints = mesh.endpoints(service, port);
    if (endpoints.length === 0) return { resource: service.resource, because: 'a pass-through service without endpoints gets no auto mTLS' };
    const bare = endpoints.find(({ workload }) => workload.tlsMode === 'disabled');
    if (bare) return { resource: bare.workload.resource, because: 'one endpoint without a sidecar makes a pass-through service plaintext' };
  }
  const { mode, by } = namespaceMode(mesh.peerAuthentications(), service.namespace);
  return mode === 'DISABLE' ? { ...by, because: 'clients see the mode of the namespace alone' } : undefined;
}

/** Whether the cluster has one socket for whatever address was asked for; a gateway balances headless Services itself. */
function isOriginalDestination(client: Client, service: MeshService, port: MeshPort, rule: ConsolidatedRule | undefined, subset?: string): boolean {
  if (service.passthrough && client.dataPlane !== 'gateway') return true;
  const balancer = rule && blockFor(rule, 'loadBalancer', port.port, subset);
  return balancer !== undefined && isPassthroughBalancer(balancer);
}
