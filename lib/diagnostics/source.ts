/** A text that findings point into, and the name it goes by. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

const starts = new WeakMap<Source, readonly number[]>();

/** Where each line of a source begins; found once for each source. */
function lineStarts(source: Source): readonly number[] {
  const known = starts.get(source);
  if (known) return known;
  const found = [0];
  for (let end = source.text.indexOf('\n'); end >= 0; end = source.text.indexOf('\n', end + 1)) found.push(end + 1);
  starts.set(source, found);
  return found;
}

/** The line and column, both from 1, of an offset in a source. */
export function positionAt(source: Source, offset: number): { readonly line: number; readonly column: number } {
  const lines = lineStarts(source);
  let low = 0;
  for (let high = lines.length; high - low > 1;) {
    const middle = Math.floor((low + high) / 2);
    if (lines[middle]! <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - lines[low]! + 1 };
}

/** The text of a line, counted from 1, without its line break; nothing where the source has no such line. */
export function lineAt(source: Source, line: number): string | undefined {
  const lines = lineStarts(source);
  const start = lines[line - 1];
  if (start === undefined) return undefined;
  const end = line < lines.length ? lines[line]! - 1 : source.text.length;
  return source.text.slice(start, source.text[end - 1] === '\r' && end > start ? end - 1 : end);
}
