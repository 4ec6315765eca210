import { compareText, sortedSet } from '../../kube/order';
import { boundGateways } from '../../mesh/bound-gateways';
import { gatewayServers } from '../../mesh/gateway-servers';
import { groupBy } from '../../mesh/group-by';
import { namespaceOf } from '../../mesh/namespace-of';
import { rule } from '../rule';

export const gatewayOpenToAllNamespaces = rule({
  code: 'FL5011',
  name: 'gateway-open-to-all-namespaces',
  severity: 'warning',
  summary: 'Several namespaces share a Gateway on which each may claim the hosts of the others.',
  why: 'A host without a namespace in front lets the VirtualServices of every namespace be bound to it, so that whoever may create one can take over another team\'s host (istio/istio#8615, ISTIO-SECURITY-2026-002). `shop/orders.example.com` keeps the host with its namespace.',
  reads: ['networking.istio.io/Gateway', 'networking.istio.io/VirtualService'],
  sameAs: [],
  *check(view) {
    const bindings = view.of('networking.istio.io/VirtualService').flatMap((route) => boundGateways(route).map((gateway) => ({ gateway, namespace: namespaceOf(route) })));
    const users = groupBy(bindings, ({ gateway }) => gateway);
    for (const on of view.of('networking.istio.io/Gateway')) {
      const namespaces = sortedSet((users.get(`${namespaceOf(on)}/${on.metadata.name}`) ?? []).map(({ namespace }) => namespace));
      if (namespaces.length < 2) continue;
      for (const { path, namespace, host } of gatewayServers(on).flatMap(({ hosts }) => hosts)) {
        if (namespace !== '*') continue;
        yield {
          on,
          path,
          message: `${namespaces.length} namespaces use this Gateway, and each of them may claim \`${host}\``,
          help: `write the namespace that may: \`<namespace>/${host}\`; those that use it are ${namespaces.sort(compareText).slice(0, 5).map((name) => `\`${name}\``).join(', ')}`,
        };
      }
    }
  },
});
