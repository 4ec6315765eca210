import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { groupBy } from '../../mesh/group-by';
import { namespaceOf } from '../../mesh/namespace-of';
import { destinationRuleHost } from '../destination-rule-hosts';
import { rule, type Fault } from '../rule';

export const destinationRulesClash = rule({
  code: 'FL1204',
  name: 'destination-rules-clash',
  severity: 'warning',
  summary: 'Two DestinationRules of a namespace are for one host, and say two things of it.',
  why: 'Istio reads rules of one host as one: of a subset with the same name, and of `trafficPolicy`, that of the oldest rule counts whole, and the others are dropped without a word (pilot/pkg/model/destination_rule.go).',
  reads: ['networking.istio.io/DestinationRule'],
  sameAs: ['KIA0201'],
  differs: 'Rules of different namespaces, and wildcards beside full hosts, do not clash: of those one holds, which other rules tell.',
  *check(view) {
    const rules = view.of('networking.istio.io/DestinationRule').flatMap((on) => {
      const host = destinationRuleHost(view, on);
      return host === undefined || record(on.spec).workloadSelector !== undefined ? [] : [{ on, key: `${namespaceOf(on)} ${host} ${exportKey(on)}` }];
    });
    for (const same of groupBy(rules, ({ key }) => key).values()) {
      if (same.length > 1) yield* clashes(same.map(({ on }) => on));
    }
  },
});

/** Rules that are exported differently are kept apart. */
function exportKey({ spec }: Resource): string {
  return JSON.stringify(list(record(spec).exportTo));
}

/** The first, which is the oldest, is the one that holds. */
function* clashes(rules: readonly Resource[]): Generator<Fault> {
  const withPolicy = rules.filter(({ spec }) => record(spec).trafficPolicy !== undefined);
  for (const on of withPolicy.slice(1)) {
    const first = withPolicy[0]!;
    yield {
      on,
      path: ['spec', 'trafficPolicy'],
      at: 'key',
      message: `this \`trafficPolicy\` is dropped: \`${first.metadata.name}\` has one for the same host`,
      help: 'keep one rule for each host',
      related: [{ on: first, path: ['spec', 'trafficPolicy'], message: 'the one that holds' }],
    };
  }
  const seen = new Map<string, { on: Resource; index: number }>();
  for (const on of rules) {
    for (const [index, subset] of list(record(on.spec).subsets).entries()) {
      const name = text(record(subset).name) ?? '';
      const first = seen.get(name);
      if (!first) seen.set(name, { on, index });
      if (!first || first.on === on) continue;
      yield {
        on,
        path: ['spec', 'subsets', index, 'name'],
        message: `the subset \`${name}\` is dropped: \`${first.on.metadata.name}\` has one of that name`,
        help: 'give it another name, or put all subsets into one rule',
        related: [{ on: first.on, path: ['spec', 'subsets', first.index, 'name'], message: 'the one that holds' }],
      };
    }
  }
}
