import type { Finding } from '../diagnostics/finding';
import type { MeshInput } from '../mesh/mesh';
import { findingOf, type Locate } from './finding-of';
import { annotationIgnores } from './ignores/annotation-ignores';
import { applyIgnores } from './ignores/apply-ignores';
import { ignoreFinding } from './ignores/ignore-finding';
import { vet, type NotChecked } from './vet';

/** What was found in a mesh, in the words of all findings. */
export interface VettedAnnotated {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  /** How many findings are ignored. */
  readonly ignored: number;
}

/** Judges a mesh by every rule, and leaves out what annotations say is to be ignored on a day, such as `2026-11-26`. */
export function vetAnnotated(input: MeshInput, today: string, locate: Locate): VettedAnnotated {
  const { faults, notChecked, hidden, ignoreFaults } = applyIgnores(vet(input, today), annotationIgnores(input.resources), today);
  return {
    findings: [...faults.map((fault) => findingOf(fault, locate)), ...ignoreFaults.map((fault) => ignoreFinding(fault, locate))],
    notChecked,
    ignored: hidden.length,
  };
}
