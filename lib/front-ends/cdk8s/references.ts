import type { Spec } from '../../specs/kinds';
import type { Declaration } from './declaration';
import { isIngress } from './given-ingresses';

const texts = new WeakMap<Spec, string>();

/** The ingresses that were given and that no construct of the tree declares; documents of one content are one. */
export function references(declarations: readonly Declaration[]): readonly object[] {
  const declared = new Set<unknown>(declarations.filter(({ document }) => isIngress(document)).map(contentOf));
  const given = declarations.flatMap(({ ingresses = [] }) => ingresses).filter(({ document }) => isIngress(document));
  const unique = new Map(given.map((ingress) => [contentOf(ingress), ingress.document]));
  return [...unique].filter(([content]) => !declared.has(content)).map(([, document]) => document);
}

/** Equal for documents that say the same; a document with mistakes is equal to itself alone. */
function contentOf({ document, spec }: { readonly document: object; readonly spec?: Spec }): unknown {
  if (!spec) return document;
  const text = texts.get(spec) ?? JSON.stringify(spec);
  texts.set(spec, text);
  return text;
}
