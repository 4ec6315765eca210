import { pathText } from '../../../../diagnostics/path-text';
import { groupBy } from '../../../../mesh/group-by';
import type { MeshService } from '../../../../mesh/service';
import type { Shown } from '../../../../mesh/sight';
import type { Workload } from '../../../../mesh/workload';
import type { Cause } from '../../../../mtls/cause';
import type { PlaintextCaller } from '../../../../mtls/evidence/plaintext-caller';

/** Names that are told before the rest is counted. */
const most = 5;

/** A service as people name it: `shop/orders`, or the host of a ServiceEntry. */
export function serviceName({ resource, namespace, host }: MeshService): string {
  return resource.kind === 'Service' ? `${namespace}/${resource.metadata.name}` : host;
}

/** What decides, in one line. */
export function causeWords({ resource, path = [], because }: Cause): string {
  const place = resource && `${resource.kind} ${resource.metadata.namespace === undefined ? '' : `${resource.metadata.namespace}/`}${resource.metadata.name}`;
  const field = pathText(path);
  const where = [place, field].filter(Boolean).join(' ');
  if (because === undefined) return where;
  return where === '' ? because : `${because} (${where})`;
}

/** The first names of a list, and how many more there are. */
export function some(names: readonly string[]): string {
  return names.length <= most + 1 ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}

const names = new WeakMap<readonly Workload[], readonly string[]>();

/** The names of workloads, each once; found once for each list, since thousands of ports share the same clients. */
export function namesOf(workloads: readonly Workload[]): readonly string[] {
  const known = names.get(workloads);
  if (known) return known;
  const found = [...new Set(workloads.map(({ namespace, name }) => `${namespace}/${name}`))];
  names.set(workloads, found);
  return found;
}

/** Who was seen, and how often: `web/frontend (120 requests)`. */
export function callerWords({ source, protocol, count }: PlaintextCaller): string {
  const unit = { HTTP: 'request', TCP: 'connection', unknown: 'call' }[protocol];
  return `${source ? `${source.namespace}/${source.workload}` : 'somebody without a name'} (${count} ${unit}${count === 1 ? '' : 's'})`;
}

/** What was not shown, by kind: `DestinationRules of shop, web`. */
export function shownWords(shown: readonly Shown[]): string {
  return [...groupBy(shown, ({ kind }) => kind)].map(([kind, entries]) => {
    const everywhere = entries.some(({ namespace }) => namespace === undefined);
    return `${kind.slice(kind.indexOf('/') + 1)} of ${everywhere ? 'all namespaces' : some([...new Set(entries.map(({ namespace }) => namespace!))])}`;
  }).join('; ');
}
