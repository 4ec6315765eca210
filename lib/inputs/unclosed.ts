import { visit, type ParsedNode, type YAMLParseError } from 'yaml';
import type { Mistake } from './mistake';

/** Messages of the parser about a missing end, and the beginning that goes with it. */
const missing: readonly (readonly [RegExp, string])[] = [
  [/^Missing closing "quote/, '"'],
  [/^Missing closing 'quote/, '\''],
  [/must .*end with a \}/, '{'],
  [/must .*end with a \]/, '['],
];

type Explain = (error: Pick<YAMLParseError, 'message' | 'pos'>) => Mistake | undefined;

/** Shows the quotes and brackets of a document that lack their end where they begin: the parser only notices far below. */
export function unclosedIn(text: string, contents: ParsedNode | null): Explain {
  let beginnings: ReadonlyMap<string, number> | undefined;
  return ({ message, pos: [noticed] }) => {
    const begin = missing.find(([pattern]) => pattern.test(message))?.[1];
    if (begin === undefined) return undefined;
    beginnings ??= beginningsByEnd(text, contents);
    const start = beginnings.get(`${begin}${noticed}`);
    if (start === undefined) return undefined;
    const help = begin === '"' || begin === '\'' ? 'close it on the same line' : 'close it, in a column to the right of its key';
    return { code: 'yaml-syntax', message: `this \`${begin}\` is not closed`, help, range: [start, start + 1] };
  };
}

/** Where the nodes begin that end at a place, by the first character and the place. */
function beginningsByEnd(text: string, contents: ParsedNode | null): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  visit(contents, {
    Node: (_key, { range }) => {
      if (range) found.set(`${text.charAt(range[0])}${range[1]}`, range[0]);
    },
  });
  return found;
}
