import type { Finding, Location, Path, ResourceName } from '../diagnostics/finding';
import { positionAt, type Source } from '../diagnostics/source';
import { commentsAbout } from './comments-about';
import type { Mistake, Range } from './mistake';
import type { Origin } from './origin';
import type { Parsed } from './parsed';

/** A Kubernetes document of the input. */
export interface Document {
  readonly source: Source;
  readonly value: Readonly<Record<string, unknown>>;
  /**
   * Where a value stands, or its key; where there is none at that path, the nearest place above it.
   * Places are found when they are asked for, since that takes longer than reading the document.
   */
  locate(path: Path, at: 'key' | 'value'): Location;
  /** Scalars that Kubernetes' tools, which read YAML 1.1, take for another value. */
  ambiguities(): readonly Finding[];
  /** The stretch of the file that it was read from; nothing where it was read from no file. */
  origin(): Origin | undefined;
  /** The comments about it that contain a word, in order: those in it, above it and behind its lines. */
  comments(word: string): readonly Comment[];
}

/** A comment of a file. */
export interface Comment {
  /** With its `#`. */
  readonly text: string;
  readonly location: Location;
}

/** Makes a document of what stands at a path of a parsed one. */
export function documentAt(source: Source, parsed: Parsed, value: Document['value'], prefix: Path): Document {
  const origin: Origin = { chunk: parsed.chunk, index: parsed.index, prefix };
  return {
    source,
    value,
    locate: (path, at) => locationOf(source, parsed.locate([...prefix, ...path], at)),
    ambiguities: () => parsed.ambiguous
      .filter(({ path = [] }) => prefix.every((part, index) => path[index] === part))
      .map((mistake) => mistakeFinding(source, { ...mistake, path: mistake.path?.slice(prefix.length) }, nameOf(value))),
    origin: () => origin,
    comments: (word) => commentsAbout(source, origin, word)
      .map((range) => ({ text: source.text.slice(...range), location: locationOf(source, range) })),
  };
}

/** A mistake in a file as a finding. */
export function mistakeFinding(source: Source, mistake: Mistake, resource?: ResourceName): Finding {
  const { code, message, help, range, path = [], related } = mistake;
  return {
    code,
    severity: 'error',
    message,
    ...help !== undefined && { help },
    ...resource && { resource },
    path,
    location: locationOf(source, range),
    ...related && { related: [{ message: related.message, path, location: locationOf(source, related.range) }] },
  };
}

/** The name of a document as a Kubernetes object; nothing where it has none. */
export function nameOf({ apiVersion, kind, metadata }: Document['value']): ResourceName | undefined {
  const { name, namespace } = (metadata ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof name !== 'string') return undefined;
  return { apiVersion, kind, ...typeof namespace === 'string' && { namespace }, name };
}

/** A stretch of a source, as lines and columns. */
export function locationOf(source: Source, [from, to]: Range): Location {
  const start = positionAt(source, from);
  const end = positionAt(source, to);
  return { file: source.file, ...start, endLine: end.line, endColumn: end.column };
}
