import { lazy } from '../kube/lazy';
import type { Resource } from '../kube/resource';
import { destinationRulesOf } from './destination-rules';
import type { Mesh } from './mesh';
import { peerAuthenticationsOf } from './peer-authentications';
import { resourceIndex } from './resource-index';

/**
 * The mesh as it would be with these resources, which differ from its own in PeerAuthentications and DestinationRules alone.
 * Workloads and services are the very same objects, so that two states of a mesh can be compared; what was not shown stays so.
 */
export function withRules(mesh: Mesh, given: readonly Resource[]): Mesh {
  const resources = resourceIndex(given);
  return {
    ...mesh,
    resources,
    peerAuthentications: lazy(() => peerAuthenticationsOf(resources, mesh.config.rootNamespace)),
    destinationRules: lazy(() => destinationRulesOf(resources, mesh.config, mesh.clusterDomain)),
  };
}
