import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { isTelling } from '../../synth/in-sight';

/** The objects of a tree that say what Services and pods there are; the others need not be serialized to know that they say nothing. */
export function objectsInSight(root: IConstruct): readonly ApiObject[] {
  return root.node.findAll().filter((construct) => ApiObject.isApiObject(construct))
    .filter(({ apiVersion, kind, name }) => isTelling({ apiVersion, kind, metadata: { name } }));
}
