import { list } from '../kube/list';
import { stringsIn } from '../kube/pod';
import { record } from '../kube/record';
import type { Resource } from '../kube/resource';
import { text } from '../kube/text';
import type { Labels } from './label-index';

/** A part of a DestinationRule and where it stands, since several rules of one host are read as one. */
export interface RulePart {
  readonly resource: Resource;
  readonly path: readonly (string | number)[];
  readonly value: Readonly<Record<string, unknown>>;
  /** The field that says all of it, where the resource is no DestinationRule. */
  readonly saidBy?: readonly (string | number)[];
}

/** What Istio makes of the DestinationRules of one host in one namespace that it reads as one. */
export interface ConsolidatedRule {
  /** The rules in it, the deciding one first. */
  readonly resources: readonly [Resource, ...Resource[]];
  readonly namespace: string;
  /** Literally as written; empty where it is unset. */
  readonly exportTo: ReadonlySet<string>;
  /** The client pods that it is for; `undefined` for all. */
  readonly workloadSelector?: Labels;
  /** `trafficPolicy` of the first rule that has one, whole. */
  readonly trafficPolicy?: RulePart;
  /** What the Gateway API asks for its host, where the rule itself says nothing. */
  readonly backend?: RulePart;
  /** By name; the first of a name counts. */
  readonly subsets: ReadonlyMap<string, RulePart>;
}

/** One DestinationRule as it stands alone. */
export function consolidatedRule(resource: Resource, namespace: string): ConsolidatedRule {
  const spec = record(resource.spec);
  const selective = spec.workloadSelector !== undefined && spec.workloadSelector !== null;
  const subsets = list(spec.subsets).map((subset, index) => ({ resource, path: ['spec', 'subsets', index], value: record(subset) }));
  const named = subsets.flatMap((part): [string, RulePart][] => (text(part.value.name) === undefined ? [] : [[String(part.value.name), part]]));
  return {
    resources: [resource],
    namespace,
    // a rule for some pods stays in its namespace, whatever it says
    exportTo: new Set(selective ? ['.'] : list(spec.exportTo).filter((target): target is string => typeof target === 'string')),
    ...(selective && { workloadSelector: stringsIn(record(spec.workloadSelector).matchLabels) }),
    ...(typeof spec.trafficPolicy === 'object' && spec.trafficPolicy !== null
      && { trafficPolicy: { resource, path: ['spec', 'trafficPolicy'], value: record(spec.trafficPolicy) } }),
    subsets: firstOfAName(named),
  };
}

/** Two rules read as one: the subsets of both, and the first `trafficPolicy` there is. */
export function mergedRule(first: ConsolidatedRule, other: ConsolidatedRule): ConsolidatedRule {
  const trafficPolicy = first.trafficPolicy ?? other.trafficPolicy;
  const backend = first.backend ?? other.backend;
  return {
    ...first,
    resources: [...first.resources, ...other.resources],
    ...(trafficPolicy && { trafficPolicy }),
    ...(backend && { backend }),
    subsets: firstOfAName([...first.subsets, ...other.subsets]),
  };
}

function firstOfAName(parts: readonly (readonly [string, RulePart])[]): Map<string, RulePart> {
  const found = new Map<string, RulePart>();
  for (const [name, part] of parts) if (!found.has(name)) found.set(name, part);
  return found;
}
