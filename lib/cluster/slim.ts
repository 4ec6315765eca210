import { record } from '../kube/record';
import type { Resource } from '../kube/resource';

/** An object without what takes most of its space and decides nothing here: who wrote which field, and the schemas of a CRD. */
export function slim(resource: Resource): Resource {
  const metadata: Record<string, unknown> = { ...record(resource.metadata) };
  delete metadata.managedFields;
  const own = { ...resource, metadata: metadata as unknown as Resource['metadata'] };
  if (resource.kind !== 'CustomResourceDefinition') return own;
  const { group, names, conversion } = record(resource.spec);
  return { ...own, spec: { group, names, conversion }, status: undefined };
}
