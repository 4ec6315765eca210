import type { Document } from '../../../inputs/document';
import { applyFixes, type DocumentChange } from '../../../inputs/edits/apply-fixes';
import type { Found } from '../../../vet/vet';
import type { Io } from '../io';
import { judgeInput, type Judged, type VetOptions } from './judge-input';
import { writeFixed } from './write-fixed';

/** Fixes of one finding can bring up another one that can be fixed; more rounds than this are a fault of a rule. */
const mostRounds = 10;

/** What was mended, and what is still found. */
export interface FixedInput {
  readonly judged: Judged;
  /** How many findings were mended. */
  readonly made: number;
  readonly files: ReadonlySet<string>;
  /** What could not be mended, and why, in lines for a person. */
  readonly refused: readonly string[];
}

/** Judges the files of the paths and mends them until nothing more can be mended. */
export async function fixInput(io: Io, paths: readonly string[], options: VetOptions): Promise<FixedInput> {
  const files = new Set<string>();
  let made = 0;
  for (let round = 1; ; round++) {
    const judged = await judgeInput(io, paths, options);
    const fixed = applyFixes(judged.faults.flatMap((fault) => fixOf(fault, judged)));
    const unwritten = [...fixed.texts].flatMap(([source, text]) => {
      const why = writeFixed(io.cwd, source, text);
      if (why === undefined) files.add(source.file);
      return why === undefined ? [] : [{ file: source.file, why }];
    });
    const missed = new Set(unwritten.map(({ file }) => file));
    const done = fixed.made.filter((fix) => !fix.some(({ on }) => missed.has(on.source.file)));
    made += done.length;
    const refused = [...unwritten.map(({ file, why }) => `${file} ${why}`), ...fixed.refused.map(({ fix, why }) => `${fix[0]!.on.source.file}: a fix was left out: ${why}`)];
    if (done.length === 0 || round === mostRounds) return { judged, made, files, refused: [...new Set(refused)] };
  }
}

/** A fix by the documents that it changes; none where one of them was made of a spec, or read from no file. */
function fixOf({ fix = [] }: Found, { given }: Judged): DocumentChange[][] {
  const changes = fix.map(({ on, path, value }) => ({ on: given.documentOf(on), path, value }));
  const isWritten = (change: typeof changes[number]): change is { on: Document; path: typeof change.path; value: unknown } => change.on !== undefined;
  return changes.length > 0 && changes.every(isWritten) ? [changes] : [];
}
