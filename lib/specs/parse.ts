import * as z from 'zod/mini';
import { explainIssue, type Placed } from './explain-issue';
import { field } from './field';
import { apiVersion, group } from './group';
import { isKind, kinds, type Kind, type Spec, type SpecOf } from './kinds';
import { plain, Unreadable } from './plain';
import type { Path, Problem } from './problem';
import type { Mistake } from './rule';
import { salvage, type Salvaged } from './salvage';
import { withoutServerFields } from './server-fields';
import { show } from './show';

export type { Kind, Spec, SpecOf } from './kinds';

/** A spec, or everything that is wrong with it. */
export interface Parsed<Of extends Spec = Spec> {
  /** The spec with its defaults filled in; absent where there is any problem. */
  readonly spec?: Of;
  readonly problems: readonly Problem[];
  /** What is sound of a document that has problems, for later checks alone; absent where too little is. */
  readonly salvaged?: Salvaged<Of>;
}

/** Whether a value is a document of our API group, right or wrong; a getter is not asked. */
export function isSpec(value: unknown): boolean {
  try {
    const property = Object.getOwnPropertyDescriptor(Object(value), 'apiVersion');
    return typeof property?.value === 'string' && property.value.startsWith(`${group}/`);
  } catch {
    return false;
  }
}

/** Reads a document of any of our kinds; it never throws, and finds all mistakes at once. */
export function parseSpec(value: unknown): Parsed {
  return parse(value, ({ kind }) => isKind(kind) ? kinds[kind] : head);
}

/** Reads a document that must be of one kind; it never throws, and finds all mistakes at once. */
export function parseAs<K extends Kind>(kind: K, value: unknown): Parsed<SpecOf<K>> {
  return parse(value, () => kinds[kind]) as Parsed<SpecOf<K>>;
}

/** What can be said of a document of an unknown kind. */
const head = z.object({
  apiVersion,
  kind: field(z.enum(Object.keys(kinds)), 'The kind of the document.', { code: 'unknown-kind' }),
});

type Document = Readonly<Record<string, unknown>>;

function parse(value: unknown, schemaFor: (document: Document) => z.ZodMiniType): Parsed {
  const on = typeof value === 'object' && value !== null ? value : {};
  const { document, mistake } = read(value);
  if (!document) return { problems: [problem(on, { ...mistake, at: [] })] };
  const schema = schemaFor(document);
  // code made at run time pays for many documents only, and is forbidden in some places
  const { success, data, error } = z.safeParse(schema, document, { jitless: true });
  if (success) return { spec: data as Spec, problems: [] };
  const mistakes = error.issues.flatMap((issue) => explainIssue(schema, document, issue));
  const salvaged = salvage<Spec>(schema, document, mistakes.map(({ at }) => at));
  return { problems: withoutEchoes(mistakes).map((found) => problem(on, found)), ...salvaged && isKind(document.kind) && { salvaged } };
}

type Read =
  | { readonly document: Document; readonly mistake?: undefined }
  | { readonly document?: undefined; readonly mistake: Mistake };

/** The value as a plain document, or why it is none. */
function read(value: unknown): Read {
  try {
    const document = plain(value);
    if (typeof document === 'object' && document !== null && !Array.isArray(document)) return { document: withoutServerFields(document as Document) };
    return { mistake: { code: 'wrong-type', message: `a document must be an object, got ${show(document)}` } };
  } catch (error) {
    const why = error instanceof Unreadable ? error.message : 'it throws while it is read';
    return { mistake: { code: 'unreadable', message: `the document cannot be read: ${why}`, help: 'give plain data, as from YAML or JSON' } };
  }
}

/**
 * The mistakes without those that only repeat another: a choice that was not made where an unknown field beside it was meant to make it,
 * a map that is empty but for entries that are wrong, and a second reason why one entry repeats another.
 */
function withoutEchoes(mistakes: readonly Placed[]): readonly Placed[] {
  const owners = new Set(mistakes.filter(({ code }) => code === 'unknown-field' || code === 'not-yet-supported').map(({ at }) => key(at.slice(0, -1))));
  const repeated = new Set<string>();
  const around = new Set(mistakes.map(({ at }) => key(at.slice(0, -1))));
  return mistakes.filter(({ code, message, at }) => {
    const place = key(at);
    if (code.endsWith('-one-of') && message.endsWith(', got none')) return !owners.has(place);
    if (code === 'empty') return !around.has(place);
    if (code === 'duplicate' && repeated.has(place)) return false;
    if (code === 'duplicate') repeated.add(place);
    return true;
  });
}

function key(path: Path): string {
  return JSON.stringify(path);
}

function problem(on: object, { code, at, message, help, related }: Placed): Problem {
  return {
    code,
    on,
    path: at,
    message,
    ...help !== undefined && { help },
    ...related && { related: related.map((place) => ({ on, path: place.at, message: place.message })) },
  };
}
