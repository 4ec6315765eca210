import { isAlias, isCollection, isMap, isScalar, type ParsedNode } from 'yaml';
import { sameValue } from '../../kube/same-value';
import type { ChangeTree, Within } from './change-tree';
import { changedValue } from './changed-value';
import { differences } from './differences';
import { additionsInBlock, removalsInBlock } from './edit-block';
import { additionsInFlow, removalsInFlow } from './edit-flow';
import { entriesOf, type Collection, type Entry } from './entry';
import type { Layout } from './layout';
import { replacement } from './replacement';
import type { Splice } from './splice';

/** What must be written into the text of a document so that it says what it says after the changes; nothing where that cannot be told. */
export function editDocument(root: ParsedNode, value: unknown, change: ChangeTree, layout: Layout): Splice[] | undefined {
  if ('value' in change || !isCollection(root) || leavesNothing(value, change)) return undefined;
  return editCollection(root as Collection, value, change, layout);
}

function editCollection(node: Collection, old: unknown, change: Within, layout: Layout): Splice[] {
  const entries = entriesOf(node, layout.start);
  const known = new Set(entries.map(({ part }) => part));
  const [removed, kept] = [true, false].map((gone) => entries.filter(({ part }) => isRemoval(change.parts.get(part)) === gone)) as [Entry[], Entry[]];
  const inside = kept.flatMap((entry) => {
    const inner = change.parts.get(entry.part);
    return inner ? editEntry(entry, partOf(old, entry.part), inner, node, layout) : [];
  });
  const added = [...change.parts].filter(([part]) => !known.has(part)).sort(byPlace)
    .flatMap(([part, inner]): [string | undefined, unknown][] => {
      const made = changedValue(undefined, inner);
      return made?.value === undefined ? [] : [[isMap(node) ? String(part) : undefined, made.value]];
    });
  const [removals, additions] = node.flow ? [removalsInFlow, additionsInFlow] : [removalsInBlock, additionsInBlock];
  return [...inside, ...removals(entries, removed, layout, added.length > 0), ...added.length > 0 ? additions(kept.at(-1)!, added, layout) : []];
}

function editEntry(entry: Entry, old: unknown, change: ChangeTree, parent: Collection, layout: Layout): Splice[] {
  const changed = changedValue(old, change);
  if (!changed || sameValue(old, changed.value)) return [];
  const { node } = entry;
  const within = 'value' in change ? differences(old, change.value) : change;
  const isKept = isCollection(node) && within !== undefined && !leavesNothing(old, within) && ('parts' in change || isPlain(node));
  if (isKept) return editCollection(node as Collection, old, within, layout);
  return replacement(entry, changed.value, { inFlow: parent.flow === true, inList: !isMap(parent) }, layout);
}

/** Whether every part of a collection goes, or there was none. */
function leavesNothing(old: unknown, { parts }: Within): boolean {
  return Object.keys(old ?? {}).every((name) => isRemoval(parts.get(Array.isArray(old) ? Number(name) : name)));
}

function isRemoval(change: ChangeTree | undefined): boolean {
  return change !== undefined && 'value' in change && change.value === undefined;
}

/** Whether a value stands there as it is read: without aliases and merged objects. */
function isPlain(node: ParsedNode | null): boolean {
  if (!isCollection(node)) return !isAlias(node);
  return (node.items as readonly (ParsedNode | { key: ParsedNode; value: ParsedNode | null })[])
    .every((item) => ('key' in item ? !(isScalar(item.key) && item.key.value === '<<') && isPlain(item.value) : isPlain(item)));
}

function partOf(old: unknown, part: string | number): unknown {
  return Object.hasOwn(old as object, part) ? (old as Readonly<Record<string | number, unknown>>)[part] : undefined;
}

/** Places of a list in their order; properties as they come. */
function byPlace([a]: readonly [string | number, unknown], [b]: readonly [string | number, unknown]): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : 0;
}
