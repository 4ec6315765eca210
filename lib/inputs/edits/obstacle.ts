import { isAlias, isCollection, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import type { Path } from '../../diagnostics/finding';
import { pathText } from '../../diagnostics/path-text';
import type { ChangeTree, Within } from './change-tree';
import { changedValue } from './changed-value';

/** Why a value cannot be changed so without touching another, or at all; nothing where it can. */
export function obstacle(node: ParsedNode | null, change: ChangeTree, path: Path = []): string | undefined {
  if (isAlias(node)) return `\`${pathText(path)}\` is an alias of what stands elsewhere`;
  if ('value' in change) return path.length === 0 ? 'it would replace the whole document' : anchorIn(node, path);
  if (node === null || (isScalar(node) && node.value === null)) {
    return changedValue(null, change) ? undefined : `there is nothing at \`${pathText(path)}\` to change`;
  }
  if (node.anchor !== undefined) return anchored(path);
  if (isSeq(node)) return inList(node.items as ParsedNode[], change, path);
  if (isMap(node)) return inObject(node.items as Pairs, change, path);
  return `\`${pathText(path)}\` is neither an object nor a list`;
}

type Pairs = readonly { readonly key: ParsedNode; readonly value: ParsedNode | null }[];

function inList(items: readonly ParsedNode[], { parts }: Within, path: Path): string | undefined {
  const stranger = [...parts.keys()].find((part) => typeof part !== 'number' || !Number.isInteger(part) || part < 0 || !(part <= items.length || parts.has(part - 1)));
  if (stranger !== undefined) return `there is no \`${pathText([...path, stranger])}\` in a list of ${items.length}`;
  return first(parts, (part) => items[part as number], path);
}

function inObject(pairs: Pairs, { parts }: Within, path: Path): string | undefined {
  const stranger = [...parts.keys()].find((part) => typeof part !== 'string');
  if (stranger !== undefined) return `\`${pathText(path)}\` is no list`;
  if (pairs.some(({ key }) => isScalar(key) && key.value === '<<')) return `into \`${pathText(path)}\` another object is merged`;
  const own = new Map(pairs.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', value]));
  return first(parts, (part) => own.get(part as string), path);
}

function first(parts: Within['parts'], nodeOf: (part: string | number) => ParsedNode | null | undefined, path: Path): string | undefined {
  for (const [part, change] of parts) {
    const found = obstacle(nodeOf(part) ?? null, change, [...path, part]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An anchor that would be lost, or whose aliases would change too. */
function anchorIn(node: ParsedNode | null, path: Path): string | undefined {
  if (node === null || isAlias(node)) return undefined;
  if (node.anchor !== undefined) return anchored(path);
  if (!isCollection(node)) return undefined;
  for (const item of node.items as readonly (ParsedNode | Pairs[number])[]) {
    const found = 'key' in item ? anchorIn(item.key, path) ?? anchorIn(item.value, path) : anchorIn(item, path);
    if (found !== undefined) return found;
  }
  return undefined;
}

function anchored(path: Path): string {
  return `\`${pathText(path)}\` has an anchor, by which it stands elsewhere too`;
}
