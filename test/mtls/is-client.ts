import { ignoredNamespaces } from '../../lib/mesh/data-plane';
import { isExportedTo } from '../../lib/mesh/export-to';
import type { Mesh } from '../../lib/mesh/mesh';
import type { MeshService } from '../../lib/mesh/service';
import type { Workload } from '../../lib/mesh/workload';

/** Who counts as a client of a service, without any grouping. */
export function isClient(mesh: Mesh, client: Workload, service: MeshService): boolean {
  if (ignoredNamespaces.includes(client.namespace) || (client.namespace === 'istio-system' && client.dataPlane === 'none')) return false;
  if (client.dataPlane !== 'sidecar') return true;
  return isExportedTo(service.exportTo, service.namespace, client.namespace) && mesh.sidecarScopes().of(client).imports(service);
}
