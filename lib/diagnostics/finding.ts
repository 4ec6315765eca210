/** Where in a document: property names and list positions from its root, as in `['spec', 'ports', 0, 'name']`. */
export type Path = readonly (string | number)[];

/** How bad it is: an `error` stops the work, a `warning` should be looked at, an `info` is for the curious. */
export type Severity = 'error' | 'warning' | 'info';

/** A stretch of a file. Lines and columns count from 1, columns in UTF-16 code units; `endColumn` is the one after the last. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The name of a Kubernetes object. */
export interface ResourceName {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** A place in a document, in the words of whoever wrote that document: a line of a file, or a construct of a program. */
export interface Place {
  readonly resource?: ResourceName;
  readonly path: Path;
  readonly location?: Location;
  /** The path of the construct in its tree. */
  readonly construct?: string;
}

/** A second place that a finding is about, such as the first of two equal names. */
export interface RelatedPlace extends Place {
  readonly message: string;
}

/** One thing that is wrong: what, where, and how to put it right. */
export interface Finding extends Place {
  /** Permanent name of the kind of mistake: kebab-case, such as `unknown-field`, or the code of a rule, such as `FL1001`. */
  readonly code: string;
  /** The name of the rule that found it, where one did. */
  readonly rule?: string;
  readonly severity: Severity;
  /** What is wrong. */
  readonly message: string;
  /** The fix. */
  readonly help?: string;
  /** Codes of the same check in other tools. */
  readonly sameAs?: readonly string[];
  readonly related?: readonly RelatedPlace[];
}
