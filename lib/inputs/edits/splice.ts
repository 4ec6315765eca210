/** A stretch of a text and what takes its place. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text with every stretch replaced; what is put at one place comes in the order of the list. Nothing where two stretches overlap. */
export function spliced(text: string, splices: readonly Splice[]): string | undefined {
  const parts: string[] = [];
  let end = 0;
  for (const splice of [...splices].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (splice.from < end || splice.to < splice.from) return undefined;
    parts.push(text.slice(end, splice.from), splice.text);
    end = splice.to;
  }
  return [...parts, text.slice(end)].join('');
}
