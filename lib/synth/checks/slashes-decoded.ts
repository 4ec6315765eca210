import type { RouteTable } from '../../routing/ownership';
import type { MeshSettings } from '../../specs/mesh-settings';
import type { Problem } from '../../specs/problem';

/** Paths with encoded slashes in their names, where proxies read those as slashes before any rule is judged. */
export function* slashesDecoded(tables: readonly RouteTable[], settings: MeshSettings): Generator<Problem> {
  if (settings.spec.pathNormalization.normalization !== 'DECODE_AND_MERGE_SLASHES') return;
  const rules = tables.flatMap((table) => table.rules).filter(({ pattern }) => pattern.encodedSlashes === 'inNames');
  for (const { origin: { spec, path }, pattern: { text } } of rules) {
    yield {
      code: 'encoded-slashes-decoded',
      on: spec,
      path: [...path, 'encodedSlashes'],
      message: `\`${text}\` takes encoded slashes in names, and the proxies of this mesh make slashes of them: the application would get another path than the client asks for`,
      help: 'leave `encodedSlashes` out, or ask the operator for `MERGE_SLASHES`',
      related: [{ on: settings, path: ['spec', 'pathNormalization', 'normalization'], message: 'what proxies do' }],
    };
  }
}
