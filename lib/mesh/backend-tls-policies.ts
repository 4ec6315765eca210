import { list } from '../kube/list';
import { record } from '../kube/record';
import type { Resource } from '../kube/resource';
import { text } from '../kube/text';
import type { ConsolidatedRule } from './destination-rule';
import { serviceHost } from './full-host';
import { groupBy } from './group-by';
import { namespaceOf } from './namespace-of';
import type { ResourceIndex } from './resource-index';

/** A rule and the host that it is for. */
export interface HostRule {
  readonly host: string;
  readonly rule: ConsolidatedRule;
}

/**
 * The rules that istiod makes of BackendTLSPolicies of the Gateway API: SIMPLE for a Service or a ServiceEntry, or for one port of it.
 * They only fill in what a DestinationRule of the same host leaves unset, whatever the age; of several for one place the oldest counts
 * (Istio, pilot/pkg/config/kube/gateway/backend_policies.go).
 */
export function backendTlsRules(resources: ResourceIndex, clusterDomain: string): HostRule[] {
  const targets = resources.of('gateway.networking.k8s.io/BackendTLSPolicy').flatMap((policy) =>
    list(record(policy.spec).targetRefs).map(record).flatMap((target) =>
      hostsOf(resources, policy, target, clusterDomain).map((host) => ({ policy, target, host }))));
  return [...groupBy(targets, ({ policy, host }) => `${namespaceOf(policy)}/${host}`).values()].map((same): HostRule => {
    const { policy, host } = same[0]!;
    const whole = same.find(({ target }) => text(target.sectionName) === undefined);
    const portLevelSettings = same.flatMap((entry) => portEntry(resources, entry.policy, entry.target));
    const value = { ...(whole && { tls: tlsOf(whole.policy) }), portLevelSettings };
    const backend = { resource: policy, path: ['spec'], value, saidBy: ['spec', 'validation'] };
    return { host, rule: { resources: [policy], namespace: namespaceOf(policy), exportTo: new Set(), backend, subsets: new Map() } };
  });
}

type Target = Readonly<Record<string, unknown>>;

function hostsOf(resources: ResourceIndex, policy: Resource, target: Target, clusterDomain: string): string[] {
  const found = targetOf(resources, policy, target);
  if (!found) return [];
  if (found.kind === 'Service') return [serviceHost(found.metadata.name, namespaceOf(found), clusterDomain)];
  return list(record(found.spec).hosts).filter((host): host is string => typeof host === 'string');
}

function targetOf(resources: ResourceIndex, policy: Resource, { kind, name }: Target): Resource | undefined {
  const group = kind === 'Service' ? '/Service' : 'networking.istio.io/ServiceEntry';
  if (kind !== 'Service' && kind !== 'ServiceEntry') return undefined;
  return resources.in(group, namespaceOf(policy)).find(({ metadata }) => metadata.name === name);
}

function portEntry(resources: ResourceIndex, policy: Resource, target: Target): object[] {
  const section = text(target.sectionName);
  if (section === undefined) return [];
  const ports = list(record(targetOf(resources, policy, target)?.spec).ports).map(record);
  const found = ports.find(({ name }) => name === section);
  return found ? [{ port: { number: found.port ?? found.number }, tls: tlsOf(policy) }] : [];
}

/** Certificates of a ConfigMap anybody may read; others are a secret, which sidecars drop. */
function tlsOf({ spec }: Resource): object {
  const [reference] = list(record(record(spec).validation).caCertificateRefs).map(record);
  if (reference === undefined) return { mode: 'SIMPLE' };
  const name = text(reference.name) ?? '';
  return { mode: 'SIMPLE', credentialName: reference.kind === 'ConfigMap' ? `configmap://${name}` : `kubernetes-gateway://${name}` };
}
