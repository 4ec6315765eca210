import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { eachResource } from '../readers/each-resource';
import { itemsAt, textsAt } from '../readers/items-at';
import { rule } from '../rule';
import { isDnsLabel } from '../syntax/dns-label';
import { isPartialWildcard, wildcardHostFault } from '../syntax/host';

export const sidecarEgressHosts = rule({
  code: 'FL3061',
  name: 'sidecar-egress-hosts',
  severity: 'error',
  summary: 'A host that a Sidecar imports is not written as `namespace/host`.',
  why: 'A Sidecar imports hosts of namespaces: a namespace, `.` or `*`, a `/`, and a full name or a wildcard. The webhook refuses others (pkg/config/validation/agent/validation.go, `ValidateNamespaceSlashWildcardHostname`).',
  reads: ['networking.istio.io/Sidecar'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/Sidecar'], function* ({ spec }) {
    for (const { path, value: { hosts } } of itemsAt(record(spec).egress, ['spec', 'egress'])) {
      if (list(hosts).length === 0) yield { path: [...path, 'hosts'], at: 'key', message: 'this listener imports no hosts', help: 'write `./*` for all of this namespace' };
      for (const host of textsAt(hosts, [...path, 'hosts'])) {
        const fault = faultOf(host.value);
        if (fault !== undefined) yield { path: host.path, message: `\`${host.value}\` cannot be imported: ${fault}`, help: 'write `<namespace>/<host>`, such as `shop/orders.shop.svc.cluster.local`, `shop/*`, `./*`' };
      }
    }
  }),
});

function faultOf(written: string): string | undefined {
  const slash = written.indexOf('/');
  if (slash < 0) return 'there is no namespace';
  const [namespace, host] = [written.slice(0, slash).replace(/^~/, ''), written.slice(slash + 1)];
  if (slash === 0 || (!['', '*', '.'].includes(namespace) && !isDnsLabel(namespace))) return `\`${written.slice(0, slash)}\` is no namespace`;
  if (host === '*') return undefined;
  if (!host.includes('.')) return `\`${host}\` is no full name`;
  return wildcardHostFault(host) ?? (isPartialWildcard(host) ? 'a wildcard stands for whole labels' : undefined);
}
