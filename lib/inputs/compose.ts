import { Composer, Lexer, Parser, type Document, type ParsedNode } from 'yaml';
import type { Mistake } from './mistake';
import { syntaxMistake } from './syntax-mistake';
import { unclosedIn } from './unclosed';

/** Levels of collections in collections; Kubernetes' own documents need some thirty. */
const deepest = 200;
/** Tokens in one document: about ten megabytes of YAML, and most of a gigabyte of memory. */
const most = 2_000_000;

/** A document as nodes that know their places, and what is wrong with its syntax. */
export interface Composed {
  readonly contents: ParsedNode | null;
  readonly mistakes: readonly Mistake[];
}

/**
 * Parses a YAML stream in full. It is slow, but every node knows its place, and where asked for the tokens that it was made of, and no
 * text makes it run out of memory or stack.
 */
export function compose(text: string, keepSourceTokens = false): readonly Composed[] {
  const composer = new Composer({ schema: 'core', resolveKnownTags: false, uniqueKeys: false, prettyErrors: false, logLevel: 'silent', keepSourceTokens });
  const parser = new Parser();
  const documents: Composed[] = [];
  const add = (document: Document.Parsed) => documents.push(composed(text, document));
  let count = 0;
  const read = (tokens: Iterable<Parameters<typeof composer.next>[0]>) => {
    for (const token of tokens) [...composer.next(token)].forEach(add);
  };
  for (const lexeme of new Lexer().lex(text)) {
    read(parser.next(lexeme));
    count += 1;
    const refused = refusal(parser.stack.length, count, parser.offset);
    if (refused) return [...documents, { contents: null, mistakes: [refused] }];
  }
  read(parser.end());
  [...composer.end(true, text.length)].forEach(add);
  return documents;
}

function composed(text: string, { contents, errors }: Document.Parsed): Composed {
  const unclosed = unclosedIn(text, contents);
  const lineEnd = (offset: number) => (text.indexOf('\n', offset) + 1 || Infinity) - 1;
  const found = errors.map((error): Reach => {
    const mistake = unclosed(error);
    return mistake ? { mistake, end: () => error.pos[0] - 1 } : { mistake: syntaxMistake(error), end: () => lineEnd(error.pos[0]) };
  });
  return { contents, mistakes: withoutEchoes(found) };
}

/** A mistake, and how far the parser may stumble over it again: to the end of the line, or of what is not closed. */
interface Reach {
  readonly mistake: Mistake;
  end(): number;
}

/** Of mistakes in reach of another one the first is kept. */
function withoutEchoes(found: readonly Reach[]): readonly Mistake[] {
  const sorted = [...found].sort((a, b) => a.mistake.range[0] - b.mistake.range[0]);
  let reach = -1;
  return sorted.flatMap(({ mistake, end }) => {
    if (mistake.range[0] <= reach) return [];
    // asked for what is kept alone, since a line may be very long
    reach = end();
    return [mistake];
  });
}

function refusal(depth: number, count: number, offset: number): Mistake | undefined {
  const range = [offset, offset + 1] as const;
  if (depth > deepest) {
    return { code: 'too-deep', message: `collections are nested more than ${deepest} levels deep here`, range };
  }
  if (count > most) {
    return { code: 'too-large', message: `one document has more than ${most} tokens up to here`, help: 'split it into several documents', range };
  }
  return undefined;
}
