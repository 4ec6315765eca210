import type { MeshIngress } from '../../specs/mesh-ingress';
import { parseAs } from '../../specs/parse';
import type { Path, Problem } from '../../specs/problem';

/** A document that an application was given as a MeshIngress, and the property that gave it. */
export interface GivenIngress {
  readonly path: Path;
  readonly document: object;
  /** Absent where the document has mistakes, or is no MeshIngress at all. */
  readonly spec?: MeshIngress;
}

/** Many applications are given one document. */
const read = new WeakMap<object, MeshIngress | undefined>();

/** The documents of the property `ingress`, which holds one or a list. */
export function givenIngresses(ingress: unknown): readonly GivenIngress[] {
  return Array.isArray(ingress) ? ingress.map((item: unknown, index) => given(item, ['ingress', index])) : [given(ingress, ['ingress'])];
}

function given(value: unknown, path: Path): GivenIngress {
  const document: object = Object(value);
  if (!read.has(document)) read.set(document, isIngress(document) ? parseAs('MeshIngress', document).spec : undefined);
  const spec = read.get(document);
  return { path, document, ...(spec && { spec }) };
}

/** Whether it is the document of a MeshIngress, right or wrong. */
export function isIngress(document: object): boolean {
  return (document as { kind?: unknown }).kind === 'MeshIngress';
}

/** The mistake of a value that is something else. */
export function notAnIngress({ document }: GivenIngress): Problem {
  return { code: 'wrong-type', on: document, path: [], message: 'this is no `MeshIngress`', help: 'give a `MeshIngress` construct, or the document of one' };
}
