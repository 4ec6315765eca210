import { isScalar, stringify, type ParsedNode, type ToStringOptions } from 'yaml';
import { yamlOptions } from '../to-yaml';
import type { Layout } from './layout';

/** Which quotes texts have, where they are not as few as possible. */
type Quotes = Pick<ToStringOptions, 'defaultKeyType' | 'defaultStringType'>;

/** The lines of one property or item of a block collection, not indented; `undefined` names an item. */
export function blockLines(name: string | undefined, value: unknown, { indent, indentLists, linesInQuotes }: Layout, quotes: Quotes = {}): string[] {
  const style = { ...yamlOptions, indent, indentSeq: indentLists, ...quotes, ...linesInQuotes && hasLineBreak(value) && inQuotes };
  return stringify(name === undefined ? [value] : { [name]: value }, style).replace(/\n$/, '').split('\n');
}

/** Each line behind a line break and an indent; an empty one stays empty. */
export function onLines(lines: readonly string[], indent: string, { lineEnd }: Layout): string {
  return lines.map((line) => `${lineEnd}${line === '' ? '' : indent}${line}`).join('');
}

/** What stands behind the colon or dash on its own line, and the lines below, not indented. */
export function blockValue(value: unknown, inList: boolean, layout: Layout, quotes: Quotes): { head: string; below: string[] } {
  const [head = '', ...below] = blockLines(inList ? undefined : 'k', value, layout, quotes);
  return { head: head.slice(inList ? '-'.length : 'k:'.length), below };
}

/** The text of a value in brackets or braces; in JSON with line breaks where `lines` has them, each followed by that text. */
export function flowText(value: unknown, { json, indent }: Layout, lines: string | undefined, quotes: Quotes = {}): string {
  if (json === false) return stringify([value], { ...flowOptions, ...quotes, ...hasLineBreak(value) && inQuotes }).replace(/\n$/, '').slice(1, -1);
  if (json === 'dense') return JSON.stringify(value);
  const text = JSON.stringify(value, undefined, indent);
  return lines === undefined ? text.replace(/([[{])\n */g, '$1').replace(/\n *([\]}])/g, '$1').replace(/\n */g, ' ') : text.replaceAll('\n', lines);
}

const flowOptions = { ...yamlOptions, collectionStyle: 'flow', flowCollectionPadding: false } as const;
/** What keeps a text with line breaks in one line. */
const inQuotes = { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', blockQuote: false, doubleQuotedMinMultiLineLength: Infinity } as const;

function hasLineBreak(value: unknown): boolean {
  return JSON.stringify(value).includes('\\n');
}

/** The text of one property in braces. */
export function flowProperty(name: string, value: unknown, layout: Layout, lines: string | undefined): string {
  const key = flowText(name, layout, undefined);
  return `${key}:${layout.json === 'dense' ? '' : ' '}${flowText(value, layout, lines)}`;
}

/** The quotes of a text, for the text that takes its place. */
export function quotesOf(node: ParsedNode | null): Quotes {
  const type = isScalar(node) ? node.type : undefined;
  return type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE' ? { defaultStringType: type, defaultKeyType: 'PLAIN' } : {};
}
