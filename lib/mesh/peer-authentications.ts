import { stringsIn } from '../kube/pod';
import { record } from '../kube/record';
import type { Resource } from '../kube/resource';
import { selectorIndex, type Labels } from './label-index';
import { oncePerKey } from './once-per-key';
import type { ResourceIndex } from './resource-index';

/** The PeerAuthentications that count, one of each scope; the oldest does (Istio, pilot/pkg/model/authentication.go). */
export interface PeerAuthentications {
  /** That of the whole mesh. */
  readonly mesh: Resource | undefined;
  /** That of a namespace, other than the root namespace. */
  readonly namespace: (namespace: string) => Resource | undefined;
  /** All that select a workload, the oldest first; the first counts. Those in the root namespace select nothing. */
  readonly workload: (workload: { readonly namespace: string; readonly labels: Labels }) => readonly Resource[];
}

/** The kind, as `Mesh.resources` and `Mesh.shows` take it. */
export const peerAuthenticationKind = 'security.istio.io/PeerAuthentication';

/** Sorts PeerAuthentications by scope: the root namespace without selector, a namespace without selector, a selector. */
export function peerAuthenticationsOf(resources: ResourceIndex, rootNamespace: string): PeerAuthentications {
  const unselective = (namespace: string) => resources.in(peerAuthenticationKind, namespace).find((policy) => !isSelective(policy));
  const selective = oncePerKey((namespace: string) =>
    selectorIndex(resources.in(peerAuthenticationKind, namespace).filter(isSelective), policySelector));
  return {
    mesh: unselective(rootNamespace),
    namespace: oncePerKey((namespace) => (namespace === rootNamespace ? undefined : unselective(namespace))),
    workload: oncePerKey(({ namespace, labels }) => (namespace === rootNamespace ? [] : selective(namespace)(labels))),
  };
}

/** `spec.selector.matchLabels` of a policy; empty where it selects the whole namespace. */
export function policySelector({ spec }: Resource): Labels {
  return stringsIn(record(record(spec).selector).matchLabels);
}

function isSelective(policy: Resource): boolean {
  return Object.keys(policySelector(policy)).length > 0;
}
