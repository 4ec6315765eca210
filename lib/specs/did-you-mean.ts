/**
 * The candidate that a word was probably meant to be, whatever the case of its letters, or undefined where none is near enough;
 * `forgiven` is how many typing mistakes may lie between them, by default one for every three letters.
 */
export function nearest(word: string, candidates: readonly string[], forgiven = Math.max(1, Math.floor(word.length / 3))): string | undefined {
  const lower = word.toLowerCase();
  let best: string | undefined;
  let least = Math.min(forgiven, 10) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(lower, candidate.toLowerCase(), least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Insertions, deletions, changes and swaps of neighbours that lead from one word to the other (optimal string alignment), or the bound. */
function editDistance(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) >= bound) return bound;
  let [before, above]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : change;
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, change, swap));
    }
    [before, above] = [above, row];
  }
  return Math.min(above[b.length]!, bound);
}
