/** What is wrong with the place at one position of a list: it is none, or lies within another. */
export interface PlaceFault {
  readonly index: number;
  /** The position of the place that it lies within; absent where it is no place. */
  readonly within?: number;
}

/**
 * Places are a region, a zone in it and a part of that, of which the last may be `*`; they may not overlap
 * (Istio, pkg/config/validation/agent/validation.go validateLocalities). In a list that is read in order, a `*` may follow what is more exact.
 */
export function placeFaults(places: readonly string[], ordered: boolean): PlaceFault[] {
  const parts = places.map((place) => place.split('/'));
  const first = new Map<string, number>();
  const wild = new Map<string, number>();
  parts.forEach((levels, index) => {
    const found = levels.at(-1) === '*' ? wild : first;
    const key = prefixOf(levels.filter((level) => level !== '*'));
    if (!found.has(key)) found.set(key, index);
  });
  return parts.flatMap((levels, index): PlaceFault[] => {
    if (!isPlace(levels)) return [{ index }];
    const exact = levels.filter((level) => level !== '*');
    const above = [...exact.keys(), exact.length].map((length) => prefixOf(exact.slice(0, length)));
    const within = [
      ...above.flatMap((key) => first.get(key) ?? []),
      ...above.flatMap((key) => wild.get(key) ?? []).filter((other) => !ordered || other < index),
    ].find((other) => other !== index);
    return within === undefined ? [] : [{ index, within }];
  });
}

function isPlace(levels: readonly string[]): boolean {
  return levels.length <= 3 && levels.every((level, index) => level !== '' && (!level.includes('*') || (level === '*' && index === levels.length - 1)));
}

function prefixOf(levels: readonly string[]): string {
  return levels.join('/');
}
