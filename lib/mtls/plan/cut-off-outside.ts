import type { Mesh } from '../../mesh/mesh';
import { outcomeOf } from '../outcome';
import type { OutsideCaller } from '../outside-caller';
import { outsideCallersOf } from '../outside-callers';
import type { Move } from './move';
import { isCutOffByStrict } from './outside-exceptions';

/** Somebody outside the mesh whom a move to STRICT refuses, and what is seen then. */
export interface CutOffOutside {
  readonly move: Move;
  readonly caller: OutsideCaller;
  readonly symptom: string;
}

/** Everybody outside the mesh who is known to call what moves to STRICT. */
export function cutOffOutside(mesh: Mesh, moves: readonly Move[]): readonly CutOffOutside[] {
  const callersOf = outsideCallersOf(mesh);
  return moves.filter(({ after }) => after.mode === 'STRICT').flatMap((move) => callersOf(move.service, move.port, move.before)
    .filter((caller) => isCutOffByStrict(move.before, caller))
    .map((caller) => ({ move, caller, symptom: outcomeOf(caller.wire, move.after, 'application').symptom ?? '' })));
}
