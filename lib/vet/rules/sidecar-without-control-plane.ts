import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { rule } from '../rule';

export const sidecarWithoutControlPlane = rule({
  code: 'FL5016',
  name: 'sidecar-without-control-plane',
  severity: 'warning',
  summary: 'A Sidecar lets its pods see nothing of the control plane\'s namespace.',
  why: 'Telemetry, tracing and key servers that stand there are then unknown to the proxies, and what they send is lost (istio/istio#12237, #12813). Istio\'s own examples keep `istio-system/*`.',
  reads: ['networking.istio.io/Sidecar'],
  sameAs: [],
  *check(view) {
    const { rootNamespace } = view.config;
    for (const on of view.of('networking.istio.io/Sidecar')) {
      const hosts = egressHosts(on);
      if (hosts.length === 0 || on.metadata.namespace === rootNamespace || hosts.some(({ host }) => seesAllOf(host, rootNamespace))) continue;
      const last = hosts.at(-1)!;
      yield {
        on,
        path: last.path.slice(0, -1),
        at: 'key',
        message: `the hosts leave out \`${rootNamespace}/*\``,
        help: `add \`${rootNamespace}/*\``,
        fix: [{ on, path: [...last.path.slice(0, -1), Number(last.path.at(-1)) + 1], value: `${rootNamespace}/*` }],
      };
    }
  },
});

interface EgressHost {
  readonly path: readonly (string | number)[];
  readonly host: string;
}

function egressHosts({ spec }: Resource): EgressHost[] {
  return list(record(spec).egress).flatMap((listener, index) => list(record(listener).hosts).flatMap((host, place) =>
    (typeof host === 'string' ? [{ path: ['spec', 'egress', index, 'hosts', place], host }] : [])));
}

function seesAllOf(host: string, namespace: string): boolean {
  return host === `${namespace}/*` || host === '*/*' || host === '*';
}
