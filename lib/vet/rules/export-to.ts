import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { namespaceOf } from '../../mesh/namespace-of';
import { eachResource, type Wrong } from '../readers/each-resource';
import { textsAt, type Placed } from '../readers/items-at';
import { rule } from '../rule';
import { isDnsLabel } from '../syntax/dns-label';

const kinds = ['networking.istio.io/VirtualService', 'networking.istio.io/DestinationRule', 'networking.istio.io/ServiceEntry'] as const;

export const exportTo = rule({
  code: 'FL3031',
  name: 'export-to',
  severity: 'error',
  summary: '`exportTo` names what is no namespace, one twice, or everybody beside somebody.',
  why: 'It takes `.`, `*` and namespaces, a ServiceEntry `~` for nobody too; `*` and `~` stand alone. A DestinationRule for some workloads is seen in their namespace alone. The webhook refuses others (pkg/config/validation/validation.go, `validateExportTo`).',
  reads: kinds,
  sameAs: ['IST0106'],
  check: eachResource(kinds, function* (on) {
    const { exportTo: value, workloadSelector } = record(on.spec);
    const targets = textsAt(value, ['spec', 'exportTo']);
    yield* invalid(on, targets);
    const alone = targets.find((target) => target.value === '*' || (target.value === '~' && on.kind === 'ServiceEntry'));
    if (alone && targets.length > 1) yield { path: alone.path, message: `\`${alone.value}\` stands beside others`, help: `keep \`${alone.value}\` alone, or the others` };
    if (on.kind !== 'DestinationRule' || typeof workloadSelector !== 'object' || workloadSelector === null) return;
    for (const target of targets.filter((entry) => entry.value !== '.' && entry.value !== namespaceOf(on))) {
      yield { path: target.path, message: 'a DestinationRule with a `workloadSelector` is for its own namespace alone', help: 'write `.`, or leave `exportTo` out' };
    }
  }),
});

function* invalid(on: Resource, targets: readonly Placed<string>[]): Generator<Wrong> {
  const seen = new Set<string>();
  for (const { path, value } of targets) {
    const namespace = value === '.' ? namespaceOf(on) : value;
    if (value === '~' && on.kind !== 'ServiceEntry') yield { path, message: `a ${on.kind} cannot be for nobody`, help: 'write `.` for its own namespace' };
    else if (!['*', '~'].includes(value) && !isDnsLabel(namespace)) yield { path, message: `\`${value}\` is no namespace`, help: 'write a namespace, `.` or `*`; there are no patterns' };
    else if (seen.has(namespace)) yield { path, message: `\`${namespace}\` stands here twice`, help: 'keep one' };
    seen.add(namespace);
  }
}
