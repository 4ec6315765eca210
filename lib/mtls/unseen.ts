import { sortedSet } from '../kube/order';
import type { DataPlane } from '../mesh/data-plane';
import { destinationRuleKind } from '../mesh/destination-rules';
import type { Mesh } from '../mesh/mesh';
import { peerAuthenticationKind } from '../mesh/peer-authentications';
import type { MeshService } from '../mesh/service';
import type { Shown } from '../mesh/sight';
import type { Workload } from '../mesh/workload';

/** What nobody has shown of what decides on a service: where there is any, «none found» is not «none there». */
export function unseenFor(mesh: Mesh, { namespace, selector }: MeshService, servers: readonly Workload[]): readonly Shown[] {
  const { rootNamespace } = mesh.config;
  const namespaces = [...new Set([namespace, rootNamespace])];
  const rules = [peerAuthenticationKind, destinationRuleKind].flatMap((kind) => namespaces.map((place) => ({ kind, namespace: place })));
  const labels = servers.some(({ dataPlane }) => dataPlane === 'unknown') ? [{ kind: '/Namespace', namespace }] : [];
  const pods = servers.length === 0 ? [{ kind: selector ? '/Pod' : '/Endpoints', namespace }] : [];
  return [...[...rules, ...pods].filter((wanted) => !mesh.shows(wanted.kind, wanted.namespace)), ...labels];
}

/** What nobody has shown of what decides on the clients of any service: whether they have a proxy, and the rules beside them. */
export function unseenForClients(mesh: Mesh): readonly Shown[] {
  const unknown = namespacesOf(mesh, ['unknown']);
  const proxied = namespacesOf(mesh, ['sidecar', 'gateway']).filter((namespace) => !mesh.shows(destinationRuleKind, namespace));
  return [...unknown.map((namespace) => ({ kind: '/Namespace', namespace })), ...proxied.map((namespace) => ({ kind: destinationRuleKind, namespace }))];
}

function namespacesOf(mesh: Mesh, planes: readonly DataPlane[]): string[] {
  return sortedSet(mesh.workloads().filter(({ dataPlane }) => planes.includes(dataPlane)).map(({ namespace }) => namespace));
}
