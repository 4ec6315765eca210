import { nearest } from '../specs/did-you-mean';
import { quote, quoteAll } from '../specs/show';
import { tell, type Check } from './check';
import type { Schema } from './schema';

const shown = 12;

/** Tells that a field is not known where it stands, and which one was probably meant. */
export function checkUnknownField({ properties = {} }: Schema): Check {
  const known = Object.keys(properties);
  return (_, judging) => {
    const name = String(judging.path.at(-1));
    tell(judging, 'unknown-field', () => ({ message: `there is no field ${quote(name)} here`, help: guess(name, known) }));
  };
}

function guess(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  if (near !== undefined) return `did you mean ${quote(near)}?`;
  if (known.length === 0) return 'this object has no fields: write `{}`';
  return `allowed: ${quoteAll(known.slice(0, shown))}${known.length > shown ? ` and ${known.length - shown} more` : ''}`;
}
