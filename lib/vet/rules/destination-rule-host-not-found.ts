import { namespaceOf } from '../../mesh/namespace-of';
import { serviceKinds } from '../kinds';
import { destinationRuleHost } from '../readers/destination-rule-hosts';
import { missingHost } from '../readers/missing-host';
import { rule } from '../rule';

export const destinationRuleHostNotFound = rule({
  code: 'FL1201',
  name: 'destination-rule-host-not-found',
  severity: 'warning',
  summary: 'A DestinationRule is for a host that no Service and no ServiceEntry has.',
  why: 'Nothing that it says holds for anybody. A name without a dot is a Service of the rule\'s own namespace; with any dot it is taken as it is, so that `reviews.shop` is nobody\'s (pilot/pkg/model/config.go ResolveShortnameToFQDN).',
  reads: ['networking.istio.io/DestinationRule', ...serviceKinds],
  sameAs: ['IST0174', 'KIA0202'],
  differs: 'A wildcard is not reported: it is for whatever comes.',
  *check(view) {
    for (const on of view.of('networking.istio.io/DestinationRule')) {
      const host = destinationRuleHost(view, on);
      if (host === undefined || host.startsWith('*') || view.hosts().seenFrom(host, namespaceOf(on)).length > 0) continue;
      // whom a rule of the Service's namespace, or of the root one, is for sees the host, though these namespaces may not
      if (view.hosts().named(host).some(({ namespace }) => [namespace, view.config.rootNamespace].includes(namespaceOf(on)))) continue;
      const found = missingHost(view, on, ['spec', 'host'], host);
      yield 'notShown' in found ? found : { ...found, severity: 'warning' };
    }
  },
});
