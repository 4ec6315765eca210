import type { Caller } from '../application';
import { waypointName } from './waypoint';

/** Whether a caller is a waypoint, which asks pods and not the waypoint before them (Istio, pilot/pkg/xds/endpoints/endpoint_builder.go). */
export function asksPods({ serviceAccount }: Pick<Caller, 'serviceAccount'>): boolean {
  return serviceAccount === waypointName;
}
