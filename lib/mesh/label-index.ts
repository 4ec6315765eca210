import { selects } from '../kube/pod';
import { remembered } from '../kube/remembered';

/** Kubernetes labels, or the labels that a selector asks for. */
export type Labels = Readonly<Record<string, string>>;

const nothing: readonly never[] = [];

/** Finds what a selector picks without looking at everything: only what has the rarest of its labels is compared. */
export function labelIndex<Item extends { readonly labels: Labels }>(items: readonly Item[]): (selector: Labels) => readonly Item[] {
  const byLabel = new Map<string, Item[]>();
  for (const item of items) for (const label of pairsOf(item.labels)) add(byLabel, label, item);
  // many ask with the very selector of a resource
  return remembered((selector) => {
    const pairs = pairsOf(selector);
    if (pairs.length === 0) return items;
    const buckets = pairs.map((label) => byLabel.get(label) ?? nothing);
    const rarest = buckets.reduce((a, b) => (b.length < a.length ? b : a));
    return pairs.length === 1 ? rarest : rarest.filter(({ labels }) => selects(selector, labels));
  });
}

/** Finds the selectors that pick something with given labels, in their own order; an empty selector picks everything. */
export function selectorIndex<Item>(items: readonly Item[], selectorOf: (item: Item) => Labels): (labels: Labels) => readonly Item[] {
  const selectors = items.map((item, index) => {
    const selector = selectorOf(item);
    return { item, index, selector, pairs: pairsOf(selector) };
  });
  const uses = new Map<string, number>();
  for (const { pairs } of selectors) for (const label of pairs) uses.set(label, (uses.get(label) ?? 0) + 1);
  const always = selectors.filter(({ pairs }) => pairs.length === 0);
  const byRarest = new Map<string, typeof selectors>();
  for (const entry of selectors) {
    if (entry.pairs.length > 0) add(byRarest, entry.pairs.reduce((a, b) => (uses.get(b)! < uses.get(a)! ? b : a)), entry);
  }
  return remembered((labels) => {
    const picking = pairsOf(labels).flatMap((label) => byRarest.get(label) ?? []).filter(({ selector }) => selects(selector, labels));
    return [...always, ...picking].sort((a, b) => a.index - b.index).map(({ item }) => item);
  });
}

/** Every index asks for those of the same pods. */
const pairsOf = remembered((labels: Labels): readonly string[] => Object.entries(labels).map(([key, value]) => `${key}=${value}`));

function add<Item>(index: Map<string, Item[]>, label: string, item: Item): void {
  const bucket = index.get(label);
  if (bucket) bucket.push(item);
  else index.set(label, [item]);
}
