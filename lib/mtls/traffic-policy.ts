import { list } from '../kube/list';
import { record } from '../kube/record';
import type { ConsolidatedRule, RulePart } from '../mesh/destination-rule';
import type { Cause } from './cause';

/** Modes of `tls` in a DestinationRule; a `tls` without one is DISABLE, the zero of Istio's enumeration. */
export type ClientTlsMode = 'DISABLE' | 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL';

const modes: readonly unknown[] = ['SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL'];

/** The mode of a `tls` block. */
export function tlsModeOf({ value }: RulePart): ClientTlsMode {
  return modes.includes(value.mode) ? value.mode as ClientTlsMode : 'DISABLE';
}

/**
 * The block `tls` or `loadBalancer` that holds for a port, keyed by the Service's number. An entry of `portLevelSettings` replaces
 * both whole, so that one it leaves out is none; a subset overrides the rule block by block (Istio, pilot/pkg/networking/util MergeSubsetTrafficPolicy).
 */
export function blockFor(rule: ConsolidatedRule, name: 'tls' | 'loadBalancer', port: number, subset?: string): RulePart | undefined {
  const special = leveled(subsetPolicy(rule, subset), port);
  const own = special && part(special.level, name);
  return own || special?.isPort ? own : generalBlock(rule, name, port);
}

/** What the Gateway API asks fills in what the rule leaves unset, level by level. */
function generalBlock({ trafficPolicy, backend }: ConsolidatedRule, name: string, port: number): RulePart | undefined {
  const [own, other] = [leveled(trafficPolicy, port), leveled(backend, port)];
  const block = own && part(own.level, name);
  if (own?.isPort) return block ?? (other?.isPort ? part(other.level, name) : undefined);
  return other?.isPort ? part(other.level, name) : block ?? (other && part(other.level, name));
}

/**
 * The `tls` that marks endpoints, which is looked up another way than that of the cluster: a port entry without `tls` leaves
 * that of the rule standing (Istio, pilot/pkg/xds/endpoints/mtls_checker.go).
 */
export function markingTls(rule: ConsolidatedRule, port: number, subset?: string): RulePart | undefined {
  if (subset !== undefined && !rule.subsets.has(subset)) return undefined;
  const { trafficPolicy, backend } = rule;
  return marking(subsetPolicy(rule, subset), port)
    ?? portTls(trafficPolicy, port) ?? portTls(backend, port) ?? (trafficPolicy && part(trafficPolicy, 'tls')) ?? (backend && part(backend, 'tls'));
}

/** Whether the rule, or the subset, sends clients to the address that they asked for, ports aside. */
export function isPassthrough(rule: ConsolidatedRule, subset?: string): boolean {
  const policy = subset === undefined ? rule.trafficPolicy : subsetPolicy(rule, subset);
  const balancer = policy && part(policy, 'loadBalancer');
  return balancer !== undefined && isPassthroughBalancer(balancer);
}

/** Whether a `loadBalancer` block says PASSTHROUGH. */
export function isPassthroughBalancer({ value }: RulePart): boolean {
  return value.simple === 'PASSTHROUGH';
}

function subsetPolicy(rule: ConsolidatedRule, subset: string | undefined): RulePart | undefined {
  const found = subset === undefined ? undefined : rule.subsets.get(subset);
  return found && part(found, 'trafficPolicy');
}

function leveled(policy: RulePart | undefined, port: number): { readonly level: RulePart; readonly isPort: boolean } | undefined {
  const entry = policy && entriesFor(policy, port)[0];
  return policy && { level: entry ?? policy, isPort: entry !== undefined };
}

function marking(policy: RulePart | undefined, port: number): RulePart | undefined {
  return portTls(policy, port) ?? (policy && part(policy, 'tls'));
}

function portTls(policy: RulePart | undefined, port: number): RulePart | undefined {
  return policy && entriesFor(policy, port).flatMap((entry) => part(entry, 'tls') ?? [])[0];
}

function entriesFor({ value, path, ...rule }: RulePart, port: number): RulePart[] {
  const entries = list(value.portLevelSettings).map((entry, index) => ({ ...rule, path: [...path, 'portLevelSettings', index], value: record(entry) }));
  return entries.filter((entry) => record(entry.value.port).number === port);
}

/** The field of a part as a cause. */
export function placeOf({ resource, path, saidBy }: RulePart, ...field: readonly string[]): Cause {
  return { resource, path: saidBy ?? [...path, ...field] };
}

function part({ value, path, ...rule }: RulePart, name: string): RulePart | undefined {
  const found = Object.hasOwn(value, name) ? value[name] : undefined;
  return typeof found === 'object' && found !== null ? { ...rule, path: [...path, name], value: record(found) } : undefined;
}
