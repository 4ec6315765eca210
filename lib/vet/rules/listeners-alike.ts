import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { groupBy } from '../../mesh/group-by';
import { namespaceOf } from '../../mesh/namespace-of';
import { listenersOf } from '../readers/listeners';
import { rule } from '../rule';

export const listenersAlike = rule({
  code: 'FL4103',
  name: 'listeners-alike',
  severity: 'warning',
  summary: 'Two listeners are for the same host, port and protocol.',
  why: 'In one Gateway they are in conflict, and Istio serves neither. In two Gateways of one class they are two ways to the same host, with different routes, where each has an address of its own (Gateway API, «Listener conflicts»).',
  reads: ['gateway.networking.k8s.io/Gateway'],
  sameAs: ['KIA1501', 'KIA1503'],
  differs: 'Across Gateways a listener without a `hostname` is not reported: each Gateway has an address of its own.',
  *check(view) {
    const all = view.of('gateway.networking.k8s.io/Gateway').flatMap(listenersOf);
    for (const same of groupBy(all, ({ on, hostname, port, protocol }) => `${classOf(on)} ${hostname} ${port} ${protocol}`).values()) {
      const byGateway = groupBy(same, ({ on }) => on);
      const [first, second] = [...byGateway.values()].map((own) => own[0]!);
      for (const listener of same.length > 1 ? same : []) {
        const inside = byGateway.get(listener.on)!.find((other) => other !== listener);
        const outside = first!.on === listener.on ? second : first;
        const rival = inside ?? (listener.hostname === '*' ? undefined : outside);
        if (!rival) continue;
        yield {
          on: listener.on,
          path: listener.path,
          ...(inside && { severity: 'error' as const }),
          message: `\`${inside ? rival.name : `${namespaceOf(rival.on)}/${rival.on.metadata.name}`}\` listens for ${listener.protocol} of \`${listener.hostname}\` on port ${listener.port} too`,
          help: 'keep one of them, or give them different hosts or ports',
          related: [{ on: rival.on, path: rival.path, message: 'the other one' }],
        };
      }
    }
  },
});

function classOf({ spec }: Resource): string {
  return text(record(spec).gatewayClassName) ?? '';
}
