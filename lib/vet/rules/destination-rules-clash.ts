import { list } from '../../kube/list';
import { sortedSet } from '../../kube/order';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { isExportedTo } from '../../mesh/export-to';
import { groupBy } from '../../mesh/group-by';
import { namespaceOf } from '../../mesh/namespace-of';
import { destinationRuleHost } from '../readers/destination-rule-hosts';
import { rule, type Fault } from '../rule';

export const destinationRulesClash = rule({
  code: 'FL1204',
  name: 'destination-rules-clash',
  severity: 'warning',
  summary: 'Two DestinationRules of a namespace are for one host, and say two things of it.',
  why: 'Istio reads rules of one host as one: of a subset with the same name, and of `trafficPolicy`, that of the oldest rule counts whole, and the others are dropped without a word. Rules whose `exportTo` differs are not read as one, and a client that sees both is given one (pilot/pkg/model/destination_rule.go). Seen on istiod.',
  reads: ['networking.istio.io/DestinationRule'],
  sameAs: ['KIA0201'],
  differs: 'Rules of different namespaces, and wildcards beside full hosts, do not clash: of those one holds, which other rules tell.',
  *check(view) {
    const rules = view.of('networking.istio.io/DestinationRule').flatMap((on) => {
      const host = destinationRuleHost(view, on);
      return host === undefined || record(on.spec).workloadSelector !== undefined ? [] : [{ on, key: `${namespaceOf(on)} ${host}` }];
    });
    for (const same of groupBy(rules, ({ key }) => key).values()) {
      const byExport = [...groupBy(same.map(({ on }) => on), exportKey).values()];
      for (const alike of byExport.filter(({ length }) => length > 1)) yield* clashes(alike);
      yield* exportedApart(byExport);
    }
  },
});

function targetsOf({ spec }: Resource): string[] {
  return list(record(spec).exportTo).filter((target): target is string => typeof target === 'string');
}

/** Rules that are not exported to the same namespaces, word for word, are kept apart. */
function exportKey(on: Resource): string {
  return JSON.stringify(sortedSet(targetsOf(on)));
}

/** Of rules that are kept apart a client that sees several gets one. */
function* exportedApart(byExport: readonly (readonly Resource[])[]): Generator<Fault> {
  const last = byExport.at(-1)![0]!;
  for (const [on] of byExport.slice(0, -1)) {
    if (!seenTogether(on!, last)) continue;
    yield {
      on: on!,
      path: ['spec', 'exportTo'],
      message: `\`${last.metadata.name}\` is for the same host and is exported otherwise: clients that see both get one of them alone`,
      help: 'write the same `exportTo` in both, or keep one rule for each host',
      related: [{ on: last, path: ['spec', 'host'], message: 'the other rule' }],
    };
  }
}

function seenTogether(one: Resource, other: Resource): boolean {
  const [wide, narrow] = [targetsOf(one), targetsOf(other)];
  const own = namespaceOf(one);
  const sees = (targets: readonly string[], client: string) => isExportedTo(targets, own, client === '.' ? own : client);
  return [wide, narrow].every((targets) => targets.length === 0 || targets.includes('*'))
    || wide.some((target) => sees(narrow, target)) || narrow.some((target) => sees(wide, target));
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
