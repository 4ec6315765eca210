import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { namespaceOf } from '../../mesh/namespace-of';
import { serviceKinds } from '../kinds';
import { destinationRuleHost } from '../readers/destination-rule-hosts';
import { rule } from '../rule';

export const subsetWithoutLabels = rule({
  code: 'FL1203',
  name: 'subset-without-labels',
  severity: 'warning',
  summary: 'A subset of a Service has no labels, and so is all of its pods.',
  why: 'A subset is a part of the pods of a host. Without labels it picks all of them, and a route that leads to it leads to other versions too.',
  reads: ['networking.istio.io/DestinationRule', ...serviceKinds],
  sameAs: ['KIA0209'],
  differs: 'Subsets of hosts outside the mesh, which differ in their settings alone, are not reported.',
  *check(view) {
    for (const on of view.of('networking.istio.io/DestinationRule')) {
      const host = destinationRuleHost(view, on);
      const [service] = host === undefined ? [] : view.hosts().seenFrom(host, namespaceOf(on));
      if (!service?.selector || service.external) continue;
      for (const [index, subset] of list(record(on.spec).subsets).entries()) {
        if (Object.keys(record(record(subset).labels)).length > 0) continue;
        yield { on, path: ['spec', 'subsets', index, 'name'], message: 'this subset has no labels, and is all pods of the Service', help: 'write the labels of the pods that are meant' };
      }
    }
  },
});
