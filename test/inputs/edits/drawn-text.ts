import { Document, isCollection, isPair, isScalar, visit, type Node, type Scalar } from 'yaml';

/** Takes one of some choices; what is drawn says which. */
export type Choose = (choices: number) => number;

/** Choices by a list of drawn numbers, read again and again. */
export function chooser(drawn: readonly number[]): Choose {
  let next = 0;
  return (choices) => (drawn[next++ % drawn.length] ?? 0) % choices;
}

/** A value as YAML, as wild as people write it: in blocks and brackets, in any quotes, with comments and blank lines. */
export function drawnText(value: unknown, choose: Choose): string {
  if (choose(6) === 0) return JSON.stringify(value, undefined, [0, 2, 4][choose(3)]);
  const document = new Document(value, { aliasDuplicateObjects: false, compat: 'yaml-1.1' });
  let comments = 0;
  const comment = () => ` c${comments++}`;
  visit(document, (key, node, path) => {
    if (!isScalar(node) && !isCollection(node)) return;
    if (isCollection(node)) node.flow = choose(3) === 0;
    const isFlow = path.some((parent) => isCollection(parent) && parent.flow === true);
    if (isScalar(node)) dress(node, key === 'key' || isFlow, choose);
    if (isFlow || path.length === 0) return;
    if (choose(5) === 0 && key !== 'value' && !isPair(node)) (node as Node).commentBefore = comment();
    if (choose(4) === 0 && key !== 'key' && isScalar(node)) (node as Node).comment = comment();
    if (choose(6) === 0 && key !== 'value') (node as Node).spaceBefore = true;
  });
  const [indentSeq, flowCollectionPadding] = [choose(2) === 0, choose(2) === 0];
  const text = document.toString({ indent: 2 + choose(3), indentSeq, flowCollectionPadding, lineWidth: 20 * choose(2) });
  const whole = `${choose(4) === 0 ? '# head\n---\n' : ''}${choose(8) === 0 ? text.trimEnd() : text}`;
  return choose(4) === 0 ? whole.replaceAll('\n', '\r\n') : whole;
}

function dress(node: Scalar, isInline: boolean, choose: Choose): void {
  const types: Scalar.Type[] = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', ...isInline ? [] : ['BLOCK_LITERAL', 'BLOCK_FOLDED'] as const];
  if (typeof node.value === 'string') node.type = types[choose(types.length)]!;
}
