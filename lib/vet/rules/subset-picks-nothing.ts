import { list } from '../../kube/list';
import { selects, stringsIn } from '../../kube/pod';
import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { namespaceOf } from '../../mesh/namespace-of';
import { podKinds, serviceKinds, workloadKinds } from '../kinds';
import { destinationRuleHost } from '../readers/destination-rule-hosts';
import { templateLabels } from '../readers/template-labels';
import { rule } from '../rule';

export const subsetPicksNothing = rule({
  code: 'FL1202',
  name: 'subset-picks-nothing',
  severity: 'warning',
  summary: 'A subset has labels that no pod of its Service has.',
  why: 'Requests that a route leads to the subset are 503: its cluster has no endpoints (pilot/pkg/xds/endpoints). A subset that no route leads to does no harm.',
  reads: ['networking.istio.io/DestinationRule', 'networking.istio.io/VirtualService', ...serviceKinds, ...workloadKinds],
  sameAs: ['IST0173', 'KIA0203'],
  differs: 'Only the pods of the Service count, and not those of any namespace; labels that pods get when they run are not looked for; a subset that a route leads to is an error.',
  *check(view) {
    for (const on of view.of('networking.istio.io/DestinationRule')) {
      const host = destinationRuleHost(view, on);
      const [service] = host === undefined ? [] : view.hosts().seenFrom(host, namespaceOf(on));
      // what picks no pods itself, or lies outside, is somebody else's to know
      if (!service?.selector || service.external) continue;
      const pods = view.workloadsOf(service);
      for (const [index, subset] of list(record(on.spec).subsets).entries()) {
        const { name, labels } = record(subset);
        const wanted = templateLabels(stringsIn(labels));
        if (Object.keys(wanted).length === 0 || pods.some((pod) => selects(wanted, pod.labels))) continue;
        const path = ['spec', 'subsets', index, 'labels'];
        if (!podKinds.some((kind) => view.given(kind, service.namespace))) {
          yield { on, path, notShown: { kind: 'apps/Deployment', namespace: service.namespace } };
          continue;
        }
        // without any pods it is the Service that picks nothing
        if (pods.length === 0) continue;
        const routed = view.routedSubsets().of(service.host, namespaceOf(on)).some((route) => route.subset === text(name));
        yield {
          on,
          path,
          at: 'key',
          ...(routed && { severity: 'error' as const }),
          message: `no pod of \`${service.namespace}/${service.resource.metadata.name}\` has ${Object.entries(wanted).map(([key, value]) => `\`${key}: ${value}\``).join(', ')}`,
          help: 'compare them with the labels of the pod templates, or take the subset out',
          related: [{ on: service.resource, path: ['spec', 'selector'], message: 'the pods of the Service' }],
        };
      }
    }
  },
});
