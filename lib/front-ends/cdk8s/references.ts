import type { Spec } from '../../specs/kinds';
import type { Declaration } from './declaration';
import { isOf, type GivenDocument } from './given-documents';

const texts = new WeakMap<Spec, string>();

/** The documents that were given and that no construct of the tree declares; documents of one content are one. */
export function references(declarations: readonly Declaration[]): readonly object[] {
  const declared = new Set<unknown>(declarations.map(contentOf));
  const given = declarations.flatMap((declaration) => declaration.given).filter(isOfItsKind);
  const unique = new Map(given.map((one) => [contentOf(one), one.document]));
  return [...unique].filter(([content]) => !declared.has(content)).map(([, document]) => document);
}

/** Whether a document is what the property that gave it is for. */
export function isOfItsKind({ kind, document }: GivenDocument): boolean {
  return isOf(kind, document);
}

/** Equal for documents that say the same; a document with mistakes is equal to itself alone. */
function contentOf({ document, spec }: { readonly document: object; readonly spec?: Spec }): unknown {
  if (!spec) return document;
  const text = texts.get(spec) ?? JSON.stringify(spec);
  texts.set(spec, text);
  return text;
}
