import type { Workload } from '../mesh/workload';
import type { Cause } from './cause';

/** The label or annotation of a workload as a cause, where its resource has a place for it. */
export function fieldOf({ resource, metadataPath }: Workload, field: 'labels' | 'annotations', name: string): Cause {
  return { resource, ...(metadataPath && { path: [...metadataPath, field, name] }) };
}
