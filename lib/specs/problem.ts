/** Where in a document: property names and list positions from its root, as in `['spec', 'ports', 0, 'name']`. */
export type Path = readonly (string | number)[];

/** A second place that a problem is about, such as the first of two equal names. */
export interface RelatedPlace {
  readonly on: object;
  readonly path: Path;
  readonly message: string;
}

/** One mistake in a spec: where it is, what is wrong and how to put it right. */
export interface Problem {
  /** Permanent, kebab-case name of the kind of mistake, such as `unknown-field`. */
  readonly code: string;
  /** The document it is about: the raw value that was parsed, or the parsed spec where a later check found it. */
  readonly on: object;
  /** The place in that document. */
  readonly path: Path;
  /** What is wrong, with the value that was given and what is allowed. */
  readonly message: string;
  /** The fix. */
  readonly help?: string;
  /** Other places that have to do with it. */
  readonly related?: readonly RelatedPlace[];
}
