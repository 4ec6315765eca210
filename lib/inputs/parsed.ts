import type { ParsedNode } from 'yaml';
import type { Path } from '../diagnostics/finding';
import type { Chunk } from './chunk';
import { compose, type Composed } from './compose';
import { locate } from './locate';
import type { Mistake, Range } from './mistake';
import { NodeReader } from './node-reader';
import type { PlainValues } from './plain-values';
import { readPlainly } from './read-plainly';

/** One document of a file: its value, what is wrong with it as YAML, and where its parts stand in the file. */
export interface Parsed {
  /** Means little where there are mistakes. */
  readonly value: unknown;
  readonly mistakes: readonly Mistake[];
  /** Scalars that Kubernetes' tools read as another value. */
  readonly ambiguous: readonly Mistake[];
  readonly chunk: Chunk;
  /** Which document of the chunk it is, from 0. */
  readonly index: number;
  locate(path: Path, at: 'key' | 'value'): Range;
}

/** What YAML forbids (`c-printable`), and the parser takes. */
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/** Parses the documents of a chunk, of which there is one unless it has directives; `plain` is what it means, where that has been read already. */
export function parseChunk(chunk: Chunk, plain: PlainValues[number] | undefined = readPlainly(chunk.text)): readonly Parsed[] {
  return plain ? [judged(chunk, { value: plain, mistakes: [], ambiguous: [] }, 0)] : parseCarefully(chunk);
}

/** The same of any text, without the short way for what is plain. */
export function parseCarefully(chunk: Chunk): readonly Parsed[] {
  const forbidden = control.exec(chunk.text);
  if (forbidden) return [parsed(chunk, { contents: null, mistakes: [controlCharacter(forbidden)] }, 0)];
  const all = compose(chunk.text).map((composed, index) => parsed(chunk, composed, index));
  return all.filter(({ value, mistakes }) => value !== null || mistakes.length > 0);
}

function parsed(chunk: Chunk, { contents, mistakes }: Composed, index: number): Parsed {
  const reader = new NodeReader();
  const { value } = mistakes.length > 0 ? { value: undefined } : reader.read(contents);
  return judged(chunk, { value, mistakes: [...mistakes, ...reader.mistakes], ambiguous: reader.ambiguous }, index);
}

/** With places in the file instead of the chunk. */
function judged(chunk: Chunk, { value, mistakes, ambiguous }: Pick<Parsed, 'value' | 'mistakes' | 'ambiguous'>, index: number): Parsed {
  const inFile = ([from, to]: Range): Range => [chunk.start + from, chunk.start + to];
  const moved = (mistake: Mistake): Mistake => ({
    ...mistake,
    range: inFile(mistake.range),
    ...mistake.related && { related: { ...mistake.related, range: inFile(mistake.related.range) } },
  });
  let places: ReturnType<typeof placesIn> | undefined;
  return {
    value,
    mistakes: mistakes.map(moved),
    ambiguous: ambiguous.map(moved),
    locate(path, at) {
      // parsed once more: the nodes of thousands of documents without a finding would fill the memory
      places ??= placesIn(chunk.text, index);
      return inFile(places(path, at));
    },
    chunk,
    index,
  };
}

function placesIn(text: string, index: number): (path: Path, at: 'key' | 'value') => Range {
  const { contents } = compose(text)[index]!;
  const reader = new NodeReader();
  reader.read(contents);
  return (path, at) => locate(contents as ParsedNode, reader.targets, path, at);
}

function controlCharacter({ 0: character, index }: RegExpExecArray): Mistake {
  const name = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    code: 'control-character',
    message: `YAML may not hold the control character ${name}`,
    help: 'take it out, or write it as an escape in double quotes',
    range: [index, index + 1],
  };
}
