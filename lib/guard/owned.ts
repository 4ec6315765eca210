import type { ObjectMeta, Resource } from '../kube/resource';

/** A resource of the guard, with the mark of ours and where it comes from. */
export function owned(apiVersion: string, kind: string, metadata: Pick<ObjectMeta, 'name' | 'namespace' | 'labels'>, from: string, fields: Readonly<Record<string, unknown>>): Resource {
  const { name, namespace, labels } = metadata;
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace !== undefined && { namespace }),
      labels: { 'app.kubernetes.io/managed-by': 'fairlead', ...labels },
      annotations: { 'fairlead.dev/from': from },
    },
    ...fields,
  };
}
