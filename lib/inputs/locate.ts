import { isAlias, isCollection, isMap, isScalar, isSeq, type Alias, type ParsedNode } from 'yaml';
import type { Path } from '../diagnostics/finding';
import type { Range } from './mistake';

/** A node, and its key where it is a property. */
interface Place {
  readonly node: ParsedNode | null;
  readonly key?: ParsedNode;
}

type Targets = ReadonlyMap<Alias.Parsed, ParsedNode>;

/**
 * Where the value at a path stands, or its key. A block collection is shown by its key; where the path leads to nothing,
 * the nearest place above it that exists is shown.
 */
export function locate(root: ParsedNode, targets: Targets, path: Path, at: 'key' | 'value'): Range {
  let place: Place = { node: root };
  for (const part of path) {
    const next = child(place.node, targets, part);
    if (!next) return place.key ? ownRange(place.key) : rangeOf(place);
    place = next;
  }
  return at === 'key' && place.key ? ownRange(place.key) : rangeOf(place);
}

function child(node: ParsedNode | null, targets: Targets, part: string | number): Place | undefined {
  const target = isAlias(node) ? targets.get(node as Alias.Parsed) : node;
  if (isSeq(target)) {
    const item = target.items[Number(part)];
    return item === undefined ? undefined : { node: item as ParsedNode | null };
  }
  return isMap(target) ? property(target as ParsedNode, targets, String(part)) : undefined;
}

/** A property of a mapping, its own or merged into it. */
function property(node: ParsedNode, targets: Targets, name: string): Place | undefined {
  const pairs = isMap(node) ? node.items as { key: ParsedNode; value: ParsedNode | null }[] : [];
  const own = pairs.find(({ key }) => isScalar(key) && String(key.value) === name);
  if (own) return { key: own.key, node: own.value };
  const merged = pairs.filter(({ key }) => isScalar(key) && key.value === '<<').map(({ value }) => value);
  const sources = merged.flatMap((source) => (isSeq(source) ? source.items as ParsedNode[] : [source]));
  return sources.map((source) => child(source, targets, name)).find((place) => place !== undefined);
}

function rangeOf({ node, key }: Place): Range {
  if (node && (node.range[1] > node.range[0]) && !isBlock(node)) return ownRange(node);
  if (key) return ownRange(key);
  return node ? firstLine(node) : [0, 0];
}

/** The first entry of a block collection, which its list or document shows it by. */
function firstLine(node: ParsedNode): Range {
  if (!isCollection(node)) return ownRange(node);
  const [first] = node.items;
  if (!first) return ownRange(node);
  if (!isMap(node)) return rangeOf({ node: first as ParsedNode | null });
  const { key, value } = first as { key: ParsedNode; value: ParsedNode | null };
  return [key.range[0], rangeOf({ key, node: value })[1]];
}

function isBlock(node: ParsedNode): boolean {
  return isCollection(node) && !node.flow;
}

function ownRange(node: ParsedNode): Range {
  return [node.range[0], node.range[1]];
}
