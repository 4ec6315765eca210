import type { IConstruct } from 'constructs';
import type { Resource } from '../../kube/resource';
import type { MeshInput } from '../../mesh/mesh';
import { dayOf } from '../../specs/day';
import { vetAnnotated, type VettedAnnotated } from '../../vet/vet-annotated';
import { constructLocation, objectsOf } from './trace-constructs';

/**
 * Judges the objects of an App, a chart or any construct, for tests and programs; under `cdk8s synth` use `VetValidation`. Each finding
 * has the path of its construct, and its line where `traceConstructs` was called before it was made. What an annotation
 * `fairlead.dev/ignore` names is left out; what hangs on something outside of the tree is not checked.
 * @throws Error where a spec in the tree has mistakes, with all of them.
 */
export function vetConstructs(root: IConstruct, known: Omit<MeshInput, 'resources'> = {}): VettedAnnotated {
  const constructs = new Map(objectsOf(root).map((object) => [object.toJson() as Resource, object]));
  return vetAnnotated({ ...known, resources: [...constructs.keys()] }, dayOf(new Date()), (on) => {
    const construct = constructs.get(on)!;
    const location = constructLocation(construct);
    return { construct: construct.node.path, ...(location && { location }) };
  });
}
