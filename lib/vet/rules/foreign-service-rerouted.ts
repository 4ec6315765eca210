import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { boundGateways } from '../../mesh/bound-gateways';
import { fullHost } from '../../mesh/full-host';
import { hostNamespace } from '../../mesh/host-namespace';
import { namespaceOf } from '../../mesh/namespace-of';
import { staysAtHome } from '../../mesh/stays-at-home';
import { rule } from '../rule';

export const foreignServiceRerouted = rule({
  code: 'FL5012',
  name: 'foreign-service-rerouted',
  severity: 'warning',
  summary: 'A VirtualService changes where everybody\'s calls of another namespace\'s Service go.',
  why: 'A VirtualService for sidecars (gateway `mesh`, the default) holds in every namespace that it is exported to, and Istio lets any namespace write one for any host: calls of another team\'s Service are led elsewhere (ISTIO-SECURITY-2026-002, which no version mends).',
  reads: ['networking.istio.io/VirtualService'],
  sameAs: [],
  *check(view) {
    const { rootNamespace, defaultVirtualServiceExportTo } = view.config;
    for (const on of view.of('networking.istio.io/VirtualService')) {
      const own = namespaceOf(on);
      if (own === rootNamespace || !boundGateways(on).includes('mesh') || staysAtHome(on, own, defaultVirtualServiceExportTo)) continue;
      for (const [index, host] of list(record(on.spec).hosts).entries()) {
        const owner = typeof host === 'string' ? hostNamespace(fullHost(host, own, view.clusterDomain), view.clusterDomain) : undefined;
        if (owner === undefined || owner === own) continue;
        yield {
          on,
          path: ['spec', 'hosts', index],
          message: `calls of \`${host as string}\` are routed by \`${own}\` for clients of other namespaces, though the Service is of \`${owner}\``,
          help: `write \`exportTo: ["."]\` if it is meant for the clients in \`${own}\` alone; else it belongs into \`${owner}\``,
        };
      }
    }
  },
});
