import type { Checked } from '../../specs/checked';
import type { Spec } from '../../specs/kinds';

/** The specs without a second document of one kind, namespace and name, and without a second MeshSettings, since a mesh has one. */
export function* distinctSpecs(specs: readonly Spec[]): Checked<Spec[]> {
  const seen = new Map<string, Spec>();
  for (const spec of specs) {
    const { kind, metadata } = spec;
    const name = 'namespace' in metadata ? `${metadata.namespace}/${metadata.name}` : metadata.name;
    const key = kind === 'MeshSettings' ? kind : `${kind} ${name}`;
    const first = seen.get(key);
    if (!first) {
      seen.set(key, spec);
      continue;
    }
    const message = kind === 'MeshSettings' ? `there are two \`MeshSettings\`, \`${first.metadata.name}\` and \`${name}\`, and a mesh has one` : `there are two documents \`${kind}\` named \`${name}\``;
    yield {
      code: 'duplicate-document',
      on: spec,
      path: ['metadata', 'name'],
      message,
      help: 'give one of them another name, or leave it out',
      related: [{ on: first, path: ['metadata', 'name'], message: 'the first one' }],
    };
  }
  return [...seen.values()];
}
