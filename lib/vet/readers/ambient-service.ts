import type { Path } from '../../diagnostics/finding';
import type { Resource } from '../../kube/resource';
import { fullHost } from '../../mesh/full-host';
import type { Mesh } from '../../mesh/mesh';
import { namespaceOf } from '../../mesh/namespace-of';
import type { serviceKinds } from '../kinds';
import type { View } from '../view';
import { destinationRuleLayer7, virtualServiceLayer7 } from './layer-7-rules';
import { hasWaypoint, isAmbient, labelsOf } from './waypoints';

/** A Service whose pods are ambient. */
export interface AmbientService {
  readonly resource: Resource;
  readonly namespace: string;
  /** Whether requests for it go through a waypoint. */
  readonly hasWaypoint: boolean;
}

/** The Service of an ambient namespace that a host stands for, as written in a rule of a namespace; nothing for others. */
function ambientService(view: Pick<Mesh, 'clusterDomain' | 'hosts' | 'namespaceLabels'>, host: string, on: Resource): AmbientService | undefined {
  const [service] = view.hosts().named(fullHost(host, namespaceOf(on), view.clusterDomain));
  if (!service || service.resource.kind !== 'Service' || !isAmbient(view, service.namespace)) return undefined;
  const { resource, namespace } = service;
  return { resource, namespace, hasWaypoint: hasWaypoint(labelsOf(resource), view.namespaceLabels(namespace)) };
}

const layer7 = { 'networking.istio.io/DestinationRule': destinationRuleLayer7, 'networking.istio.io/VirtualService': virtualServiceLayer7 } as const;

/** What asks something of HTTP for an ambient Service. */
export interface AmbientRule {
  readonly on: Resource;
  readonly path: Path;
  readonly service: AmbientService;
}

/** The rules about requests that are for ambient Services. */
export function* rulesForAmbient(view: View<keyof typeof layer7 | '/Namespace' | typeof serviceKinds[number]>): Generator<AmbientRule> {
  if (!view.of('/Namespace').some(({ metadata: { name } }) => isAmbient(view, name))) return;
  for (const kind of Object.keys(layer7) as (keyof typeof layer7)[]) {
    for (const on of view.of(kind)) {
      for (const { path, host } of layer7[kind](on)) {
        const service = ambientService(view, host, on);
        if (service) yield { on, path, service };
      }
    }
  }
}
