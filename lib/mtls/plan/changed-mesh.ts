import type { Mesh } from '../../mesh/mesh';
import { withRules } from '../../mesh/with-rules';
import { applyChanges, type Change } from './change';

/** The mesh as the changes would leave it. */
export function changedMesh(mesh: Mesh, changes: readonly Change[]): Mesh {
  return changes.length === 0 ? mesh : withRules(mesh, applyChanges(mesh.resources.all, changes));
}
