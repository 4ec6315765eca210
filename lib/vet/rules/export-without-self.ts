import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { hostNamespace } from '../../mesh/host-namespace';
import { namespaceOf } from '../../mesh/namespace-of';
import { destinationRuleHost } from '../readers/destination-rule-hosts';
import { rule } from '../rule';

export const exportWithoutSelf = rule({
  code: 'FL1209',
  name: 'export-without-self',
  severity: 'warning',
  summary: 'A DestinationRule is exported to others and not to its own namespace.',
  why: '`exportTo` names all that see the rule. The clients beside the Service are not among them, and find no rule at all (pilot/pkg/model/push_context.go).',
  reads: ['networking.istio.io/DestinationRule'],
  sameAs: [],
  *check(view) {
    for (const on of view.of('networking.istio.io/DestinationRule')) {
      const own = namespaceOf(on);
      const targets = list(record(on.spec).exportTo);
      const host = destinationRuleHost(view, on);
      if (targets.length === 0 || host === undefined || hostNamespace(host, view.clusterDomain) !== own) continue;
      if (targets.some((target) => target === '.' || target === '*' || target === '~' || target === own)) continue;
      yield {
        on,
        path: ['spec', 'exportTo'],
        at: 'key',
        message: `clients of \`${own}\` itself do not see this rule`,
        help: 'add `.`',
        fix: [{ on, path: ['spec', 'exportTo', targets.length], value: '.' }],
      };
    }
  },
});
