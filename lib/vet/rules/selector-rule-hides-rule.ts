import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { groupBy } from '../../mesh/group-by';
import { namespaceOf } from '../../mesh/namespace-of';
import { destinationRuleHost } from '../readers/destination-rule-hosts';
import { rule } from '../rule';

export const selectorRuleHidesRule = rule({
  code: 'FL1211',
  name: 'selector-rule-hides-rule',
  severity: 'error',
  summary: 'A DestinationRule for some pods takes away the rule for all others.',
  why: 'A rule with a `workloadSelector` is private to its namespace. A rule of the same host with `exportTo: ["."]` is private too, so that Istio reads both as one, with the selector: all other pods find no rule. Seen on istiod.',
  reads: ['networking.istio.io/DestinationRule'],
  sameAs: [],
  *check(view) {
    const byHost = groupBy(view.of('networking.istio.io/DestinationRule'), (on) => `${namespaceOf(on)} ${destinationRuleHost(view, on) ?? ''}`);
    for (const same of byHost.values()) {
      const selective = same.find(isSelective);
      for (const on of selective ? same.filter((other) => !isSelective(other) && isPrivate(other)) : []) {
        yield {
          on,
          path: ['spec', 'exportTo'],
          message: `\`${selective!.metadata.name}\` is for some pods, and all others find no rule for this host`,
          help: 'leave `exportTo` out here, or name the other pods in a rule with a selector of their own',
          related: [{ on: selective!, path: ['spec', 'workloadSelector'], message: 'the rule for some pods' }],
        };
      }
    }
  },
});

function isSelective({ spec }: Resource): boolean {
  return record(spec).workloadSelector !== undefined;
}

function isPrivate({ spec }: Resource): boolean {
  const targets = list(record(spec).exportTo);
  return targets.length === 1 && targets[0] === '.';
}
