import { isCollection, isMap, isScalar, type CST, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml';

/** A collection of a parsed document. */
export type Collection = YAMLMap.Parsed | YAMLSeq.Parsed;

/** An item of a list or a property of an object, and where in the file it stands. */
export interface Entry {
  readonly part: string | number;
  readonly node: ParsedNode | null;
  /** Where it begins: at its key or its dash; in a list in brackets at its value. */
  readonly from: number;
  /** Behind its colon or dash, where a value may be written. */
  readonly body: number;
  /** Behind its last character; a comment at the end of its line lies behind that. */
  readonly to: number;
  /** Where the comma behind it stands, in brackets and braces. */
  readonly comma?: number;
}

/** What a collection holds, in order; places are those of its chunk, moved by `start`. */
export function entriesOf(node: Collection, start: number): readonly Entry[] {
  return node.items.map((_item, index) => entryAt(node, index, start));
}

/** What may stand before a key or value and belongs to it. */
const beginnings = new Set<CST.SourceToken['type']>(['anchor', 'explicit-key-ind', 'seq-item-ind', 'tag']);

function entryAt(node: Collection, index: number, start: number): Entry {
  const token = tokensOf(node)[index];
  const { part, value, at } = contentOf(node, index);
  const indicator = token?.start.find(({ type }) => type === 'seq-item-ind');
  const first = token?.start.find(({ type }) => beginnings.has(type));
  const colon = isMap(node) ? token?.sep?.find(({ type }) => type === 'map-value-ind') : indicator;
  const from = start + (first?.offset ?? at);
  const body = isMap(node) || indicator ? start + (colon ? colon.offset + 1 : endOfKey(node, index)) : from;
  const comma = tokensOf(node)[index + 1]?.start.find(({ type }) => type === 'comma');
  const to = value && hasText(value) ? contentEnd(value, start) : body;
  return { part, node: value, from, body, to, ...comma && { comma: start + comma.offset } };
}

function contentOf(node: Collection, index: number): { part: string | number; value: ParsedNode | null; at: number } {
  if (!isMap(node)) {
    const value = node.items[index] as ParsedNode;
    return { part: index, value, at: value.range[0] };
  }
  const { key, value } = node.items[index] as { key: ParsedNode; value: ParsedNode | null };
  return { part: isScalar(key) ? String(key.value) : '', value, at: key.range[0] };
}

function endOfKey(node: Collection, index: number): number {
  return isMap(node) ? (node.items[index]!.key as ParsedNode).range[1] : 0;
}

function tokensOf(node: Collection): readonly (CST.CollectionItem | undefined)[] {
  const token = node.srcToken as CST.BlockMap | CST.BlockSequence | CST.FlowCollection | undefined;
  return token?.items ?? [];
}

/** Whether a node is more than what the parser puts where there is nothing. */
export function hasText(node: ParsedNode): boolean {
  return node.range[1] > node.range[0];
}

/** The place behind the last character of a value, without the comments, spaces and line breaks that a parser counts to it. */
export function contentEnd(node: ParsedNode, start: number): number {
  if (isCollection(node) && !node.flow && node.items.length > 0) return entryAt(node as Collection, node.items.length - 1, start).to;
  return start + (isBlockScalar(node) ? endOfBlockScalar(node) : node.range[1]);
}

/** The place behind `|` or `>` and what belongs to that. */
export function headerEnd(node: ParsedNode, start: number): number {
  const props = isScalar(node) && node.srcToken?.type === 'block-scalar' ? node.srcToken.props : [];
  const header = props.find(({ type }) => type === 'block-scalar-header') as CST.SourceToken | undefined;
  return start + (header ? header.offset + header.source.length : node.range[0]);
}

/** Whether a value is written with `|` or `>`. */
export function isBlockScalar(node: ParsedNode): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

/** With `+` its last lines belong to it even where they are empty. */
function endOfBlockScalar(node: ParsedNode): number {
  const token = isScalar(node) && node.srcToken?.type === 'block-scalar' ? node.srcToken : undefined;
  const source = token?.source ?? '';
  const keeps = token?.props.some((prop) => prop.type === 'block-scalar-header' && prop.source.includes('+'));
  return node.range[1] - (source.length - source.replace(keeps ? /\r?\n$/ : /[ \r\n]+$/, '').length);
}
