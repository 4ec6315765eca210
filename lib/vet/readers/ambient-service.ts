import type { Resource } from '../../kube/resource';
import { fullHost } from '../../mesh/full-host';
import type { Mesh } from '../../mesh/mesh';
import { namespaceOf } from '../../mesh/namespace-of';
import { hasWaypoint, isAmbient, labelsOf } from './waypoints';

/** A Service whose pods are ambient. */
export interface AmbientService {
  readonly resource: Resource;
  readonly namespace: string;
  /** Whether requests for it go through a waypoint. */
  readonly hasWaypoint: boolean;
}

/** The Service of an ambient namespace that a host stands for, as written in a rule of a namespace; nothing for others. */
export function ambientService(view: Pick<Mesh, 'clusterDomain' | 'hosts' | 'namespaceLabels'>, host: string, on: Resource): AmbientService | undefined {
  const [service] = view.hosts().named(fullHost(host, namespaceOf(on), view.clusterDomain));
  if (!service || service.resource.kind !== 'Service' || !isAmbient(view, service.namespace)) return undefined;
  const { resource, namespace } = service;
  return { resource, namespace, hasWaypoint: hasWaypoint(labelsOf(resource), view.namespaceLabels(namespace)) };
}
