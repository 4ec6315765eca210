import { parseAs, type SpecOf } from '../../specs/parse';
import type { Path, Problem } from '../../specs/problem';

/** What operators publish and applications are given. */
export type PublishedKind = 'MeshIngress' | 'MeshSettings';

/** A document that an application was given as one of a kind, and the property that gave it. */
export interface GivenDocument {
  readonly kind: PublishedKind;
  readonly path: Path;
  readonly document: object;
  /** Absent where the document has mistakes, or is of another kind. */
  readonly spec?: SpecOf<PublishedKind>;
}

/** Many applications are given one document. */
const read = new WeakMap<object, SpecOf<PublishedKind> | undefined>();

/** The documents of the property `ingress`, which holds one or a list. */
export function givenIngresses(ingress: unknown): readonly GivenDocument[] {
  return Array.isArray(ingress) ? ingress.map((item: unknown, index) => given('MeshIngress', item, ['ingress', index])) : [given('MeshIngress', ingress, ['ingress'])];
}

/** The document of the property `settings`. */
export function givenSettings(settings: unknown): GivenDocument {
  return given('MeshSettings', settings, ['settings']);
}

function given(kind: PublishedKind, value: unknown, path: Path): GivenDocument {
  const document: object = Object(value);
  if (!read.has(document)) read.set(document, isOf(kind, document) ? parseAs(kind, document).spec : undefined);
  const spec = read.get(document);
  return { kind, path, document, ...(spec?.kind === kind && { spec }) };
}

/** Whether it is a document of the kind, right or wrong. */
export function isOf(kind: PublishedKind, document: object): boolean {
  return (document as { kind?: unknown }).kind === kind;
}

/** The mistake of a value that is something else. */
export function notOfKind({ kind, document }: GivenDocument): Problem {
  return { code: 'wrong-type', on: document, path: [], message: `this is no \`${kind}\``, help: `give a \`${kind}\` construct, or the document of one` };
}
