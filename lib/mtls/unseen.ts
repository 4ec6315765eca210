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
  return [...rules.filter((wanted) => !mesh.shows(wanted.kind, wanted.namespace)), ...labels, ...pods];
}
