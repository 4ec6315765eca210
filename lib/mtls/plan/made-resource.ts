import { resourceKey, type Resource } from '../../kube/resource';
import type { Mesh } from '../../mesh/mesh';
import { namespaceOf } from '../../mesh/namespace-of';
import type { AskPlace } from './ask';

/** What is made, before it has a name that is free. */
export interface Draft {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  /** What follows the name of the policy in its own. */
  readonly suffix: string;
  readonly spec: object;
}

/** A resource of ours, named `<policy>-<suffix>` and marked with where it comes from; a number follows where the name is taken. */
export function madeResource(mesh: Mesh, { on, path }: AskPlace, { apiVersion, kind, namespace, suffix, spec }: Draft): Resource {
  const base = `${on.metadata.name}-${suffix}`.slice(0, 240);
  const metadata = { name: base, namespace, labels: { 'app.kubernetes.io/managed-by': 'fairlead' }, annotations: { 'fairlead.dev/from': placeText({ on, path }) } };
  const resource = { apiVersion, kind, metadata, spec };
  const taken = new Set(mesh.resources.of(`${apiVersion.slice(0, apiVersion.indexOf('/'))}/${kind}`).filter((other) => namespaceOf(other) === namespace).map(resourceKey));
  for (let number = 2; taken.has(resourceKey(resource)); number++) resource.metadata = { ...metadata, name: `${base}-${number}` };
  return resource;
}

/** `MtlsPolicy shop/shop spec.services[0]`. */
export function placeText({ on, path }: AskPlace): string {
  const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('').slice(1);
  return `${on.kind} ${on.metadata.namespace}/${on.metadata.name} ${place}`;
}
