import { sortedSet } from '../kube/order';
import type { Resource } from '../kube/resource';
import type { MeshIngress } from '../specs/mesh-ingress';
import { grantsOf } from '../synth/hosts';
import { grantsName, rootNamespace } from './names';
import { owned } from './owned';

/** The Gateway of an ingress as a VirtualService names it. */
export function gatewayOf({ metadata: { name, namespace } }: MeshIngress): string {
  return `${namespace}/${name}`;
}

/** What is granted, as the policies read it: by namespace, a line `namespace/ingress host` for each host. */
export function grants(ingresses: readonly MeshIngress[], from: string): Resource {
  const lines = new Map<string, string[]>();
  for (const ingress of ingresses) {
    for (const { namespace, host } of grantsOf(ingress)) {
      const own = lines.get(namespace) ?? [];
      own.push(`${gatewayOf(ingress)} ${host}`);
      lines.set(namespace, own);
    }
  }
  const data = Object.fromEntries(sortedSet(lines.keys()).map((namespace) => [namespace, sortedSet(lines.get(namespace)!).join('\n')]));
  return owned('v1', 'ConfigMap', { name: grantsName, namespace: rootNamespace }, from, { data });
}
