import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import type { Resource } from '../../kube/resource';
import type { MeshInput } from '../../mesh/mesh';
import { findingOf } from '../../vet/finding-of';
import { vet, type NotChecked } from '../../vet/vet';
import { constructLocation, objectsOf } from './trace-constructs';

/** What was found in a tree of constructs. */
export interface VettedConstructs {
  /** Each with the path of its construct; with its line where `traceConstructs` was called before it was made. */
  readonly findings: readonly Finding[];
  /** What could not be judged, since what it hangs on is not in the tree. */
  readonly notChecked: readonly NotChecked[];
}

/**
 * Judges the objects of an App, a chart or any construct, for tests and programs; under `cdk8s synth` use `VetValidation`.
 * @throws Error where a spec in the tree has mistakes, with all of them.
 */
export function vetConstructs(root: IConstruct, known: Omit<MeshInput, 'resources'> = {}): VettedConstructs {
  const constructs = new Map(objectsOf(root).map((object) => [object.toJson() as Resource, object]));
  const { faults, notChecked } = vet({ ...known, resources: [...constructs.keys()] });
  const locate = (on: Resource) => {
    const construct = constructs.get(on)!;
    const location = constructLocation(construct);
    return { construct: construct.node.path, ...(location && { location }) };
  };
  return { findings: faults.map((fault) => findingOf(fault, locate)), notChecked };
}
