import { record } from '../../kube/record';
import type { Checked } from '../../specs/checked';
import type { Path, Problem } from '../../specs/problem';

/** An OpenAPI document as it was read, of which nothing is known to be right. */
export interface ApiDocument {
  /** The file, as the spec names it. */
  readonly file: string;
  readonly value: object;
}

/** Finds the OpenAPI document that an application names; nothing where nobody has given it. */
export type ApiDocuments = (application: object, file: string) => object | undefined;

/** A part of an OpenAPI document, and its place there. */
export interface Part {
  readonly value: unknown;
  readonly at: Path;
}

const mostSteps = 8;

/** A problem in the document itself. */
export function inDocument({ value }: ApiDocument, { at, ...problem }: Pick<Problem, 'code' | 'message'> & { readonly at: Path; readonly help: string }): Problem {
  return { ...problem, on: value, path: at };
}

/** What a part means where it is a `$ref`; those that lead out of the document are not followed. */
export function* resolved(document: ApiDocument, part: Part, steps = 0): Checked<Part | undefined> {
  const { $ref: reference } = record(part.value);
  if (reference === undefined) return part;
  const target = typeof reference === 'string' && steps < mostSteps ? pointed(document.value, reference) : undefined;
  if (target) return yield* resolved(document, target, steps + 1);
  const message = `\`$ref\` must lead to a place in this document, and ${typeof reference === 'string' ? `\`${reference}\`` : 'this'} does not: no other file or address is read`;
  yield inDocument(document, { code: 'openapi-reference', at: [...part.at, '$ref'], message, help: 'write it out here, or bundle the document into one file' });
  return undefined;
}

/** The value at a JSON pointer of the document itself (RFC 6901). */
function pointed(root: object, reference: string): Part | undefined {
  if (!reference.startsWith('#/')) return undefined;
  const at = reference.slice(2).split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  let value: unknown = root;
  for (const step of at) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return { value, at };
}
