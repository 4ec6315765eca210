import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { groupBy } from '../../mesh/group-by';
import { rule } from '../rule';

export const gatewaysShareAddress = rule({
  code: 'FL4104',
  name: 'gateways-share-address',
  severity: 'warning',
  summary: 'Two Gateways ask for the same address.',
  why: 'One of them gets it, and the other is not programmed (Gateway API, `spec.addresses`).',
  reads: ['gateway.networking.k8s.io/Gateway'],
  sameAs: ['KIA1502'],
  differs: 'Several Gateways may name one Service by its host, as those do whose pods are deployed by hand.',
  *check(view) {
    const asked = view.of('gateway.networking.k8s.io/Gateway').flatMap((on) => addressesOf(on));
    for (const same of groupBy(asked, ({ address }) => address).values()) {
      for (const { on, path } of same) {
        const rival = same.find((other) => other.on !== on);
        if (!rival) continue;
        yield { on, path, message: `\`${rival.on.metadata.name}\` asks for this address too`, help: 'give each Gateway an address of its own', related: [{ on: rival.on, path: rival.path, message: 'the other one' }] };
      }
    }
  },
});

function addressesOf(on: Resource): { on: Resource; path: (string | number)[]; address: string }[] {
  return list(record(on.spec).addresses).flatMap((entry, index) => {
    const { type, value } = record(entry);
    // the Service of a gateway that stands already may be that of several
    return typeof value === 'string' && type !== 'Hostname' ? [{ on, path: ['spec', 'addresses', index], address: `${text(type) ?? 'IPAddress'} ${value}` }] : [];
  });
}
