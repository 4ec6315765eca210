import type { GivenDocument } from './given-documents';
import type { SpecDocument } from './spec-document';

/** The document of an application with its only ingress in every entry of `expose` that names none. */
export function withIngress(document: SpecDocument, ingresses: readonly GivenDocument[]): SpecDocument {
  const [first, second] = ingresses;
  const { expose } = document.spec as { expose?: unknown };
  if (first?.spec?.kind !== 'MeshIngress' || second || !Array.isArray(expose)) return document;
  const { name, namespace } = first.spec.metadata;
  const named = expose.map((entry: unknown) => (isUnnamed(entry) ? { ...entry, ingress: { name, namespace } } : entry));
  return { ...document, spec: { ...document.spec, expose: named } };
}

function isUnnamed(entry: unknown): entry is object {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry) && (entry as { ingress?: unknown }).ingress === undefined;
}
