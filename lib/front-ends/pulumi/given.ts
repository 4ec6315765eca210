import { group, version } from '../../specs/group';
import { parseAs, type Kind, type Spec, type SpecOf } from '../../specs/parse';
import type { Path, Problem } from '../../specs/problem';
import { holdInputs, type LateInput } from './held-inputs';

/** A document as a component was given it, flat in its arguments or whole. */
export interface Given<Of extends Spec = Spec> {
  /** The component, as the end of its URN: `fairlead:index:SecureApplication::orders`. */
  readonly construct: string;
  /** The document, in which placeholders stand for Inputs. */
  readonly document: unknown;
  readonly inputs: ReadonlyMap<string, LateInput>;
  /** Absent where there is any problem. */
  readonly spec?: Of;
  readonly problems: readonly Problem[];
  /** The property of the component's arguments that a place in the document is. */
  readonly propertyOf: (path: Path) => Path;
}

/** The fields of a spec beside those of its metadata. */
export interface FlatDocument {
  readonly name?: unknown;
  readonly namespace?: unknown;
  readonly [field: string]: unknown;
}

/** Reads a document that is given flat: the fields of its spec beside those of its metadata. */
export function givenFlat<K extends Kind>(kind: K, construct: string, fields: FlatDocument, prefix: Path = []): Given<SpecOf<K>> {
  const { name, namespace, ...spec } = fields;
  const document = { apiVersion: `${group}/${version}`, kind, metadata: { name, namespace }, spec };
  return given(kind, construct, document, ([head, ...path]) => (head === 'metadata' && path[0] === 'namespace' ? path : [...prefix, ...path]));
}

/** Reads a document that is given whole, as from a file. */
export function givenDocument<K extends Kind>(kind: K, construct: string, document: unknown, prefix: Path): Given<SpecOf<K>> {
  return given(kind, construct, document, (path) => [...prefix, ...path]);
}

function given<K extends Kind>(kind: K, construct: string, raw: unknown, propertyOf: Given['propertyOf']): Given<SpecOf<K>> {
  const { document, inputs } = holdInputs(raw);
  const { spec, problems } = parseAs(kind, document);
  // problems of what is no object at all are on a stand-in for it
  return { construct, document: problems[0]?.on ?? document, inputs, ...(spec && { spec }), problems, propertyOf };
}
