import type { Spec } from '../../specs/kinds';
import type { MeshSettings } from '../../specs/mesh-settings';
import type { Problem } from '../../specs/problem';
import type { Application } from '../application';
import type { InSight } from '../in-sight';
import { enrolled } from './enrolled';
import { podsAsked } from './pods-asked';
import { runsAsWaypoint } from './runs-as-waypoint';
import { notInAmbient } from './unsaid';

/** What keeps specs from being held in ambient mode. */
export function* ambientProblems(
  specs: readonly Spec[], settings: MeshSettings, applications: readonly Application[], inSight: InSight,
): Generator<Problem> {
  yield* notInAmbient(specs, settings);
  yield* enrolled(applications, inSight);
  yield* podsAsked(applications);
  yield* runsAsWaypoint(applications);
}
