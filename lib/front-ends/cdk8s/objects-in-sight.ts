import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { podOf } from '../../kube/pod';

/** The objects of a tree that say what Services and pods there are; the others need not be serialized to know that they say nothing. */
export function objectsInSight(root: IConstruct): readonly ApiObject[] {
  return root.node.findAll().filter((construct) => ApiObject.isApiObject(construct)).filter(isServiceOrWorkload);
}

function isServiceOrWorkload({ apiVersion, kind, name }: ApiObject): boolean {
  return (kind === 'Service' && apiVersion === 'v1') || podOf({ apiVersion, kind, metadata: { name } }) !== undefined;
}
