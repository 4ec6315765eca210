import type { Mesh } from '../../mesh/mesh';
import type { MeshService, MeshPort } from '../../mesh/service';
import type { Way } from '../sent';
import type { AskPlace } from './ask';
import { withChange, type Change } from './change';
import { conflicts, type ServicePort } from './conflicts';
import { judgedChanges, type IsMeant, type Judgement } from './judged-changes';
import { ruleCandidates } from './rule-candidates';

/** The ports whose clients a plan looks after, and who asked for each. */
export interface Cared {
  readonly ports: readonly ServicePort[];
  readonly placeOf: (service: MeshService, port: MeshPort) => AskPlace;
  readonly isMeant: IsMeant;
}

/** The changes, and those of DestinationRules by which clients in conflict with them send what is taken, as far as that changes nothing else. */
export function mendedChanges(mesh: Mesh, changes: readonly Change[], cared: Cared): readonly Change[] {
  let settled = changes;
  let now = stateOf(mesh, changes, cared);
  for (let next = better(mesh, settled, now, cared); next; next = better(mesh, settled, now, cared)) [settled, now] = [next.changes, next.state];
  return settled;
}

interface State {
  readonly judged: Judgement;
  readonly failing: readonly Way[];
}

function stateOf(mesh: Mesh, changes: readonly Change[], { ports, isMeant }: Cared): State {
  const judged = judgedChanges(mesh, changes, isMeant);
  return { judged, failing: conflicts(judged.mesh, ports) };
}

interface Better {
  readonly changes: readonly Change[];
  readonly state: State;
}

/** The first candidate after which fewer clients fail. */
function better(mesh: Mesh, settled: readonly Change[], now: State, cared: Cared): Better | undefined {
  for (const way of now.failing) {
    for (const candidate of ruleCandidates(now.judged.mesh, cared.placeOf(way.service, way.port), way)) {
      const changes = withChange(settled, candidate);
      const state = stateOf(mesh, changes, cared);
      const isBetter = state.failing.length < now.failing.length && state.judged.astray.length <= now.judged.astray.length
        && state.judged.cutOff.length <= now.judged.cutOff.length;
      if (isBetter) return { changes, state };
    }
  }
  return undefined;
}
