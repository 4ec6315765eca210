import { isCollection, type ParsedNode } from 'yaml';
import { hasText, headerEnd, isBlockScalar, type Entry } from './entry';
import { beginsLine, column, lineEndAfter, skipBlanksBack, type Layout } from './layout';
import { blockValue, flowText, onLines, quotesOf } from './render';
import type { Splice } from './splice';

/** What an entry stands in. */
interface Surroundings {
  /** In brackets or braces. */
  readonly inFlow: boolean;
  readonly inList: boolean;
}

/** Puts another value into the place of an entry's. */
export function replacement(entry: Entry, value: unknown, { inFlow, inList }: Surroundings, layout: Layout): Splice[] {
  if (inFlow) return inBrackets(entry, value, layout);
  const { head, below } = blockValue(value, inList, layout, quotesOf(entry.node));
  const lines = onLines(below, ' '.repeat(column(layout.text, entry.from)), layout);
  const node = entry.node && hasText(entry.node) ? entry.node : null;
  if (node && isBlock(node)) return fromBlock(entry, node, head, lines, layout);
  const start = node ? layout.start + node.range[0] : entry.body;
  if (node && lines === '') return [{ from: start, to: entry.to, text: head.replace(/^ /, '') }];
  const end = lineEndAfter(layout.text, entry.to);
  return [{ from: node ? skipBlanksBack(layout.text, start) : start, to: entry.to, text: head }, { from: end, to: end, text: lines }];
}

function inBrackets({ node, from, body, to }: Entry, value: unknown, layout: Layout): Splice[] {
  const isEmpty = !node || !hasText(node);
  const start = isEmpty ? body : layout.start + node.range[0];
  const lines = beginsLine(layout.text, from) ? `${layout.lineEnd}${' '.repeat(column(layout.text, from))}` : undefined;
  return [{ from: start, to: isEmpty ? body : to, text: `${isEmpty ? ' ' : ''}${flowText(value, layout, lines, quotesOf(node))}` }];
}

/** A comment behind the key stays. What begins behind a dash goes as a whole. */
function fromBlock({ body, to }: Entry, node: ParsedNode, head: string, lines: string, { text, start }: Layout): Splice[] {
  const ownLine = !isCollection(node) || beginsLine(text, start + node.range[0]);
  if (!ownLine) return [{ from: body, to, text: `${head}${lines}` }];
  const headTo = isCollection(node) ? body : headerEnd(node, start);
  const end = lineEndAfter(text, headTo);
  return [{ from: body, to: headTo, text: head }, { from: end, to: Math.max(to, end), text: lines }];
}

function isBlock(node: ParsedNode): boolean {
  return isBlockScalar(node) || (isCollection(node) && !node.flow);
}
