import { record } from '../../kube/record';
import { text } from '../../kube/text';

type Match = Readonly<Record<string, unknown>>;

/**
 * The first field in which a match of a delegate leaves that of its root, so that both cannot be one
 * (Istio, pilot/pkg/model/virtualservice.go hasConflict).
 */
export function matchConflict(root: Match, leaf: Match): string | undefined {
  const single = ['uri', 'scheme', 'method', 'authority'].find((field) => stringsConflict(root[field], leaf[field]));
  if (single !== undefined) return single;
  const keyed = ['headers', 'withoutHeaders', 'queryParams'].find((field) =>
    Object.entries(record(leaf[field])).some(([key, value]) => stringsConflict(own(root[field], key), value)));
  if (keyed !== undefined) return keyed;
  if ((root.ignoreUriCase === true) !== (leaf.ignoreUriCase === true)) return 'ignoreUriCase';
  if (typeof root.port === 'number' && typeof leaf.port === 'number' && root.port !== leaf.port) return 'port';
  if (text(root.sourceNamespace) !== undefined && root.sourceNamespace !== leaf.sourceNamespace) return 'sourceNamespace';
  return Object.entries(record(leaf.sourceLabels)).some(([key, value]) => ![undefined, value].includes(own(root.sourceLabels, key))) ? 'sourceLabels' : undefined;
}

function own(value: unknown, key: string): unknown {
  return Object.hasOwn(record(value), key) ? record(value)[key] : undefined;
}

function stringsConflict(root: unknown, leaf: unknown): boolean {
  if (root === undefined || leaf === undefined) return false;
  const [wide, narrow] = [record(root), record(leaf)];
  if (text(wide.regex) !== undefined || text(narrow.regex) !== undefined) return true;
  const exact = text(wide.exact);
  if (exact !== undefined) return narrow.exact !== exact;
  const below = text(narrow.prefix) ?? text(narrow.exact);
  return below === undefined || !below.startsWith(text(wide.prefix) ?? '\0');
}
