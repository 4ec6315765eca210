import { isCollection, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';

/** The text that is edited, and how its author lays things out. */
export interface Layout {
  /** Of the whole file. */
  readonly text: string;
  /** Where in the file the places of nodes count from. */
  readonly start: number;
  readonly lineEnd: '\n' | '\r\n';
  /** How many columns a value is indented below its key. */
  readonly indent: number;
  /** Whether the dashes of a list are indented below its key. */
  readonly indentLists: boolean;
  /** Whether it is JSON, and if so, whether spaces stand in it. */
  readonly json: false | 'dense' | 'spaced';
  /** Whether a text in several lines is written in quotes, on one line. */
  readonly linesInQuotes: boolean;
}

/** The layout of a document; what its text does not show is as Kubernetes' tools write it. */
export function layoutOf(text: string, start: number, root: ParsedNode): Omit<Layout, 'linesInQuotes'> {
  const shown = [...blocksBelow(root)];
  const columnOf = (node: ParsedNode) => column(text, start + node.range[0]);
  const lists = shown.find(({ node }) => isSeq(node));
  const steps = shown.find(({ node }) => isMap(node));
  return {
    text,
    start,
    // that of the first line
    lineEnd: text[text.indexOf('\n') - 1] === '\r' ? '\r\n' : '\n',
    indent: steps ? Math.max(1, columnOf(steps.node) - columnOf(steps.key)) : indentOfJson(text, start, root) ?? 2,
    indentLists: lists ? columnOf(lists.node) > columnOf(lists.key) : true,
    json: isJson(root) && (/[:,][ \r\n]/.test(text) ? 'spaced' : 'dense'),
  };
}

/** Block collections that are values, with their keys. */
function* blocksBelow(node: ParsedNode | null): Generator<{ key: ParsedNode; node: ParsedNode }> {
  if (!isCollection(node) || node.flow) return;
  for (const item of node.items as readonly (ParsedNode | { key: ParsedNode; value: ParsedNode | null })[]) {
    if (!('key' in item)) yield* blocksBelow(item);
    else if (isCollection(item.value) && !item.value.flow) yield* [{ key: item.key, node: item.value }, ...blocksBelow(item.value)];
  }
}

function isJson(root: ParsedNode): boolean {
  const [first] = isMap(root) && root.flow ? root.items : [];
  return first !== undefined && isScalar(first.key) && first.key.type === 'QUOTE_DOUBLE';
}

function indentOfJson(text: string, start: number, root: ParsedNode): number | undefined {
  const [first] = isMap(root) && root.flow ? root.items : [];
  const from = start + ((first?.key as ParsedNode | undefined)?.range[0] ?? 0);
  return first && beginsLine(text, from) ? Math.max(1, column(text, from)) : undefined;
}

/** How many characters stand before a place in its line. */
export function column(text: string, at: number): number {
  return at - text.lastIndexOf('\n', at - 1) - 1;
}

/** Whether nothing but spaces stands before a place in its line. */
export function beginsLine(text: string, at: number): boolean {
  const before = skipBlanksBack(text, at);
  return before === 0 || text[before - 1] === '\n';
}

/** The place behind the last character before a place that is no space. */
export function skipBlanksBack(text: string, at: number): number {
  let before = at;
  while (text[before - 1] === ' ' || text[before - 1] === '\t') before -= 1;
  return before;
}

/** The place of the first character from a place on that is no space. */
export function skipBlanks(text: string, at: number): number {
  let behind = at;
  while (text[behind] === ' ' || text[behind] === '\t') behind += 1;
  return behind;
}

/** The end of the line that a place is in, before its line break. */
export function lineEndAfter(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  if (found < 0) return text.length;
  return found > at && text[found - 1] === '\r' ? found - 1 : found;
}

/** The place before the line break that begins the line of a place; 0 in the first line. */
export function lineEndBefore(text: string, at: number): number {
  const found = at === 0 ? -1 : text.lastIndexOf('\n', at - 1);
  return found > 0 && text[found - 1] === '\r' ? found - 1 : Math.max(0, found);
}

const restOfLine = /[ \t]*(?:#[^\n]*)?(?=\r?\n|$)/y;

/** Whether nothing but spaces or a comment stands behind a place in its line. */
export function endsLine(text: string, at: number): boolean {
  restOfLine.lastIndex = at;
  return restOfLine.test(text);
}
