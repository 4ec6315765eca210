import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';

/** One patch of an EnvoyFilter. */
export interface EnvoyPatch {
  readonly path: readonly (string | number)[];
  readonly applyTo: string;
  readonly operation: string;
}

/** The patches of an EnvoyFilter. */
export function envoyPatches({ spec }: Resource): EnvoyPatch[] {
  return list(record(spec).configPatches).map((entry, index) => {
    const { applyTo, patch } = record(entry);
    return { path: ['spec', 'configPatches', index], applyTo: text(applyTo) ?? '', operation: text(record(patch).operation) ?? '' };
  });
}
