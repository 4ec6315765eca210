import { podOf, podTemplateOf, selects, stringsIn } from '../../kube/pod';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import type { MeshIngress } from '../../specs/mesh-ingress';

/** What a gateway's pods in sight are told of a field. */
export interface Told {
  readonly resource: Resource;
  readonly value: string;
}

/**
 * What the annotations of a gateway's pods in sight say of a field of `gatewayTopology`; where none of them does, the mesh's own default
 * may say it, which is not known here.
 */
export function toldTopology({ metadata, spec: { gateway: { selector } } }: MeshIngress, inSight: readonly Resource[], field: string): Told[] {
  return inSight.flatMap((resource) => {
    const pod = resource.metadata.namespace === metadata.namespace ? podOf(resource) : undefined;
    const value = pod && selects(selector, pod.labels) ? fieldOf(resource, field) : undefined;
    return value === undefined ? [] : [{ resource, value }];
  });
}

/** The annotation is YAML of one's own making, in which the name stands once; flow style and JSON included. */
function fieldOf(resource: Resource, field: string): string | undefined {
  const text = stringsIn(record(podTemplateOf(resource)?.metadata).annotations)['proxy.istio.io/config'];
  return text === undefined ? undefined : new RegExp(`\\b${field}["']?\\s*:\\s*["']?(\\w{1,32})\\b`).exec(text)?.[1];
}
