import { vetKinds } from '../../../cluster/kinds';
import type { MeshInput } from '../../../mesh/mesh';
import type { Given } from './given';

/** What is said of a mesh besides its files. */
export interface Said {
  /** Whether the files hold all there is. */
  readonly complete?: boolean;
  /** Istio's MeshConfig. */
  readonly meshConfig?: MeshInput['meshConfig'];
}

/** The mesh that files show by themselves; all of it where they hold all there is, and nothing of them could not be read. */
export function meshOfFiles({ resources, findings }: Given, { complete, meshConfig }: Said): MeshInput {
  const all = complete && findings.length === 0 ? vetKinds.map(({ kind }) => ({ kind })) : [];
  return { resources, shown: all, ...(meshConfig !== undefined && { meshConfig }) };
}
