import { list } from '../../kube/list';
import type { Resource } from '../../kube/resource';
import { shown } from '../../kube/shown';
import { text } from '../../kube/text';
import { eachResource, type Wrong } from '../readers/each-resource';
import { entriesAt, textsAt } from '../readers/items-at';
import { placeFaults } from '../readers/overlapping-places';
import { partOf, partsOf, type Part } from '../readers/routes';
import { trafficPolicies } from '../readers/traffic-policies';
import { rule } from '../rule';

const topology = ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone'];

export const localityLoadBalancing = rule({
  code: 'FL3047',
  name: 'locality-load-balancing',
  severity: 'error',
  summary: 'Traffic is shared among places in a way that does not add up.',
  why: 'Traffic is distributed among places that do not overlap, by weights that make 100, or fails over from one region to another, not both; and without `outlierDetection` no place is ever seen to fail. The webhook refuses the DestinationRule, and warns of the last (pkg/config/validation/agent/validation.go, `ValidateLocalityLbSetting`).',
  reads: ['networking.istio.io/DestinationRule'],
  sameAs: ['IST0106', 'IST0133'],
  check: eachResource(['networking.istio.io/DestinationRule'], function* (on) {
    for (const { setting, detected, field } of settings(on)) {
      yield* excluded(setting, field);
      const sources = partsOf([setting], 'distribute');
      yield* places(on, sources.map(({ path, value }) => ({ path: [...path, 'from'], place: text(value.from) ?? '*' })), true);
      for (const entry of sources) {
        yield* places(on, entriesAt(entry.value.to, [...entry.path, 'to']).map(({ key, path }) => ({ path, place: key, at: 'key' as const })), false);
        yield* shares(entry);
      }
      for (const entry of partsOf([setting], 'failover')) yield* regions(entry);
      const asked = ['failover', 'failoverPriority'].find((name) => list(setting.value[name]).length > 0);
      if (asked !== undefined && !detected) {
        yield { path: [...setting.path, asked], at: 'key', severity: 'warning', message: 'without `outlierDetection` nothing fails over', help: 'write `outlierDetection` in the same traffic policy' };
      }
    }
  }),
});

interface Setting {
  readonly setting: Part;
  readonly detected: boolean;
  readonly field: string;
}

function settings(on: Resource): Setting[] {
  return trafficPolicies(on).flatMap((policy) => ['localityLbSetting', 'zoneAwareLbSetting'].flatMap((field) => {
    const balancer = partOf(policy, 'loadBalancer');
    const setting = balancer && partOf(balancer, field);
    return setting ? [{ setting, field, detected: partOf(policy, 'outlierDetection') !== undefined }] : [];
  }));
}

function* excluded({ path, value }: Part, field: string): Generator<Wrong> {
  const [distribute, failover] = [list(value.distribute), list(value.failover)].map(({ length }) => length > 0);
  if (distribute && failover) yield { path: [...path, 'distribute'], at: 'key', message: '`distribute` cannot stand beside `failover`', help: 'keep one of them' };
  if (!failover && field === 'localityLbSetting') return;
  for (const label of textsAt(value.failoverPriority, [...path, 'failoverPriority']).filter((entry) => topology.includes(entry.value))) {
    yield { path: label.path, message: `\`${label.value}\` cannot order places beside ${failover ? '`failover`' : 'zones, which are ordered already'}`, help: 'take it out' };
  }
}

/** Of two places that are the same, the second is at fault. */
function* places(on: Resource, written: readonly { readonly path: Wrong['path']; readonly place: string; readonly at?: 'key' }[], ordered: boolean): Generator<Wrong> {
  for (const { index, within } of placeFaults(written.map(({ place }) => place), ordered)) {
    const { place, ...where } = written[index]!;
    if (within === undefined) {
      yield { ...where, message: `\`${place}\` is no place`, help: 'write `region`, `region/zone` or `region/zone/subzone`, with `*` at the end alone' };
      continue;
    }
    yield {
      ...where,
      message: `\`${place}\` lies within \`${written[within]!.place}\``,
      help: 'write places that do not overlap',
      related: [{ on, path: written[within]!.path, message: 'the other place' }],
    };
  }
}

function* shares({ path, value }: Part): Generator<Wrong> {
  const weights = entriesAt(value.to, [...path, 'to']);
  const wrong = weights.find(({ value: weight }) => typeof weight === 'number' && (weight <= 0 || weight > 100));
  if (wrong) yield { path: wrong.path, message: `${shown(wrong.value)} is no share`, help: 'write per cent: 1 to 100, and leave out places that are to get nothing' };
  const total = weights.reduce((sum, { value: weight }) => sum + (typeof weight === 'number' ? weight : 0), 0);
  if (!wrong && total !== 100) yield { path: [...path, 'to'], at: 'key', message: `these shares make ${total}, not 100`, help: 'write shares that make 100' };
}

function* regions({ path, value }: Part): Generator<Wrong> {
  const { from = '', to = '' } = value;
  if (from === to) yield { path, message: 'this fails over from a region to itself', help: 'write another region in `to`' };
  for (const [field, region] of [['from', from], ['to', to]] as const) {
    if (typeof region === 'string' && /[/*]/.test(region)) yield { path: [...path, field], message: `\`${region}\` is no region`, help: 'write a region alone: zones fail over by themselves' };
  }
}
