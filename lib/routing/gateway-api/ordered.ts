import { overlaps, type PathPattern } from '../path-pattern';

/** The expressions of one path, in the order in which they are to be tried. */
export interface Expressions {
  readonly pattern: PathPattern;
  readonly texts: readonly string[];
}

/**
 * The expressions of paths, each longer than those behind it that a request could fit as well.
 *
 * The Gateway API knows no order of rules, and Istio tries the longest expression first (pilot/pkg/config/kube/gateway/conversion.go). A `$`
 * at the end of one that is matched whole says nothing more.
 */
export function ordered(paths: readonly Expressions[]): string[][] {
  return paths.reduceRight<{ readonly pattern: PathPattern; readonly texts: string[] }[]>((after, { pattern, texts }) => {
    const behind = after.filter((one) => overlaps(one.pattern, pattern)).flatMap((one) => one.texts).map(({ length }) => length);
    return [{ pattern, texts: longest(texts, Math.max(0, ...behind)) }, ...after];
  }, []).map(({ texts }) => texts);
}

/** Routes of one path that differ in their methods alone need no order. */
function longest(texts: readonly string[], behind: number): string[] {
  return texts.reduceRight<string[]>((after, text, index) => {
    const least = text === texts[index + 1] ? after[0]!.length : Math.max(behind, ...after.map(({ length }) => length)) + 1;
    return [text + '$'.repeat(Math.max(0, least - text.length)), ...after];
  }, []);
}
