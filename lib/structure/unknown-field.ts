import { nearest } from '../specs/did-you-mean';
import { quote, quoteAll } from '../specs/show';
import { tell, type Check } from './check';
import type { Schema } from './schema';

const shown = 12;

type Fields = Readonly<Record<string, Schema>>;

/** Tells that a field is not known where it stands, and which one was probably meant. */
export function checkUnknownField({ properties = {} }: Schema): Check {
  return (_, judging) => {
    const name = String(judging.path.at(-1));
    tell(judging, 'unknown-field', () => ({ message: `there is no field ${quote(name)} here`, help: guess(name, properties) }));
  };
}

function guess(name: string, properties: Fields): string {
  const known = Object.keys(properties);
  const slip = nearest(name, known, 1);
  if (slip !== undefined) return `did you mean ${quote(slip)}?`;
  const owners = known.filter((owner) => takes(properties[owner]!, name));
  if (owners.length > 0) return `it is a field of ${quoteAll(owners, 'or')}`;
  const near = nearest(name, known);
  if (near !== undefined) return `did you mean ${quote(near)}?`;
  const only = known.length === 1 && properties[known[0]!]!.additionalProperties;
  if (only) return `write it into ${quote(known[0]!)}`;
  if (known.length === 0) return 'this object has no fields: write `{}`';
  return `allowed: ${quoteAll(known.slice(0, shown))}${known.length > shown ? ` and ${known.length - shown} more` : ''}`;
}

/** Whether the field of an object, or of the items of a list, has this name. */
function takes({ properties, items }: Schema, name: string): boolean {
  return Object.hasOwn(properties ?? items?.properties ?? {}, name);
}
