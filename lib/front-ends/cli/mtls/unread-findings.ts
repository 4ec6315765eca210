import type { Reading, Unread } from '../../../cluster/reading';
import type { Finding } from '../../../diagnostics/finding';
import { groupBy } from '../../../mesh/group-by';
import { quote, quoteAll } from '../../../specs/show';

/** What could not be read, kind by kind: a warning where something else could be, else nothing can be said at all. */
export function unreadFindings(unread: readonly Unread[], { resources, shown }: Pick<Reading, 'resources' | 'shown'>): Finding[] {
  const severity = resources.length > 0 ? 'warning' : 'error';
  return [...groupBy(unread, ({ kind, name }) => `${kind} ${name}`).values()].map((group) => {
    const instead = shown.flatMap(({ kind, namespace }) => (kind === group[0]!.kind && namespace !== undefined ? [namespace] : []));
    const words = { severity, message: messageOf(group, instead), help: helpOf(group, instead), path: [] } as const;
    return group.every(({ why }) => why === 'forbidden') ? { code: 'kind-forbidden', ...words } : { code: 'kind-unreadable', ...words };
  });
}

function messageOf(group: readonly Unread[], instead: readonly string[]): string {
  const [{ plural, name, namespace, why, message }] = group as [Unread];
  if (name !== undefined) {
    const map = `ConfigMap ${quote(name)} in ${quote(namespace!)}`;
    return why === 'absent' ? `there is no ${map}` : `cannot read the ${map}: ${message}`;
  }
  if (why === 'absent') return `cannot list ${quote(plural)}: the server does not know them; is it a Kubernetes API?`;
  if (why === 'broken') return `cannot list ${quote(plural)}: ${message}`;
  const places = group.flatMap((entry) => entry.namespace ?? []);
  const nor = places.length === 0 ? '' : `, nor in ${quoteAll(places, 'or')}`;
  return `may not list ${quote(plural)} in all namespaces${nor}${instead.length === 0 ? '' : `; those of ${quoteAll(instead)} were read`}`;
}

function helpOf(group: readonly Unread[], instead: readonly string[]): string {
  const [{ name, why }] = group as [Unread];
  if (name === 'istio') return 'name the namespace of istiod with `--istio-namespace`, or give `--mesh-config`, as for `istio-<revision>`; Istio\'s defaults are taken';
  if (name !== undefined) return 'until it can be read, whether probes are rewritten is not known';
  const role = 'the guide docs/guides/mtls.md has a ClusterRole with all that is read';
  if (instead.length > 0) return `what hangs on the others is not known; ${role}`;
  return `what hangs on them is not known; ${role}${why === 'forbidden' ? ', or name the namespaces that you may read with `-n`' : ''}`;
}
