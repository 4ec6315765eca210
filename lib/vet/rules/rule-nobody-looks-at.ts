import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { hostNamespace } from '../../mesh/host-namespace';
import { namespaceOf } from '../../mesh/namespace-of';
import { destinationRuleHost } from '../readers/destination-rule-hosts';
import { rule } from '../rule';

export const ruleNobodyLooksAt = rule({
  code: 'FL1207',
  name: 'rule-nobody-looks-at',
  severity: 'warning',
  summary: 'A DestinationRule is exported to a namespace whose clients never look for it.',
  why: 'A client looks in its own namespace, in that of the Service and in the root namespace. A rule that stands in a fourth one holds for the clients of that one alone, whatever `exportTo` says (pilot/pkg/model/push_context.go destinationRule).',
  reads: ['networking.istio.io/DestinationRule'],
  sameAs: [],
  *check(view) {
    for (const on of view.of('networking.istio.io/DestinationRule')) {
      const own = namespaceOf(on);
      const host = destinationRuleHost(view, on);
      const owner = host === undefined ? undefined : hostNamespace(host, view.clusterDomain);
      if (owner === undefined || owner === own || own === view.config.rootNamespace) continue;
      for (const [index, target] of list(record(on.spec).exportTo).entries()) {
        if (typeof target !== 'string' || target === '.' || target === own) continue;
        yield {
          on,
          path: ['spec', 'exportTo', index],
          message: `clients of ${target === '*' ? 'other namespaces' : `\`${target}\``} do not look into \`${own}\` for rules of \`${owner}\``,
          help: `move the rule to \`${owner}\`, or write \`exportTo: ["."]\` where it is for the clients of \`${own}\``,
        };
      }
    }
  },
});
