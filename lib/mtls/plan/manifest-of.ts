import type { Resource } from '../../kube/resource';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** A PeerAuthentication or DestinationRule as a person would write it: without what the API server and kubectl add. */
export function manifestOf({ apiVersion, kind, metadata, spec }: Resource): Resource {
  const { name, namespace, labels, annotations } = metadata;
  const kept = Object.entries(annotations ?? {}).filter(([key]) => key !== lastApplied);
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace !== undefined && { namespace }),
      ...(labels && { labels }),
      ...(kept.length > 0 && { annotations: Object.fromEntries(kept) }),
    },
    spec,
  };
}
