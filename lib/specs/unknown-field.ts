import { nearest } from './did-you-mean';
import { peersMeaning } from './peers-words';
import type { Path } from './problem';
import type { Mistake } from './rule';
import { knownOf, placesOf, schemaAt, shapeOf, type Schema } from './schema-tree';
import { quote, quoteAll } from './show';

/** The mistake of a field that its object does not have. */
export function unknownField(root: Schema, owner: Path, name: string): Mistake {
  const schema = schemaAt(root, owner);
  const { refused = {} } = knownOf(schema);
  if (Object.hasOwn(refused, name)) return refused[name]!;
  return { code: 'unknown-field', message: `there is no field ${quote(name)} here`, help: guess(root, Object.keys(schema ? shapeOf(schema) : {}), name) };
}

/** What was meant, the surest guess first. */
function guess(root: Schema, siblings: readonly string[], name: string): string {
  if (siblings.length === 0) return 'this object has no fields: write `{}`';
  const slip = nearest(name, siblings, 1);
  if (slip) return `did you mean ${quote(slip)}?`;
  const owners = placesOf(name, root).map((place) => place.slice(0, -name.length - 1));
  if (owners[0] === '') return 'it is a field of the document itself';
  const meaning = peersMeaning(name);
  if (meaning) return meaning;
  if (owners.length === 1 || owners.length === 2) return `it is a field of ${quoteAll(owners)}`;
  const near = nearest(name, siblings);
  if (near) return `did you mean ${quote(near)}?`;
  return `allowed: ${quoteAll(siblings)}`;
}
