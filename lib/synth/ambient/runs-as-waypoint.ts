import type { Problem } from '../../specs/problem';
import type { Application } from '../application';
import { waypointName } from './waypoint';

/** Applications whose pods run as the waypoint of their namespace: they would be let in by every application of it, on every port. */
export function* runsAsWaypoint(applications: readonly Application[]): Generator<Problem> {
  for (const { spec, serviceAccounts } of applications) {
    if (!serviceAccounts.includes(waypointName)) continue;
    const message = `these pods run as \`${waypointName}\`, the account of the waypoint of \`${spec.metadata.namespace}\`, from which every application of the namespace takes connections`;
    yield { code: 'runs-as-waypoint', on: spec, path: spec.spec.workload?.serviceAccount === undefined ? ['metadata', 'name'] : ['spec', 'workload', 'serviceAccount'], message, help: 'give the pods a service account of their own' };
  }
}
