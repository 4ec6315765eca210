import { record } from '../kube/record';
import { text } from '../kube/text';
import { backendTlsRules, type HostRule } from './backend-tls-policies';
import { consolidateAll } from './consolidate';
import { consolidatedRule, type ConsolidatedRule } from './destination-rule';
import { fullHost } from './full-host';
import { groupBy } from './group-by';
import { hostIndex, type HostIndex } from './host-index';
import type { MeshConfig } from './mesh-config';
import { namespaceOf } from './namespace-of';
import type { ResourceIndex } from './resource-index';
import type { MeshService } from './service';

/** The DestinationRules of a mesh, as clients find them. */
export interface DestinationRules {
  /**
   * What a client in a namespace finds for a service: the rules of the first of three namespaces that has any for its host, its own,
   * that of the service, the root namespace (Istio, pilot/pkg/model/push_context.go destinationRule).
   */
  readonly find: (clientNamespace: string, service: MeshService) => readonly ConsolidatedRule[];
  /** Namespaces whose clients may find something else than those of a namespace that no rule speaks of. */
  readonly namespacesFor: (service: MeshService) => ReadonlySet<string>;
}

/** The kind, as `Mesh.resources` and `Mesh.shows` take it. */
export const destinationRuleKind = 'networking.istio.io/DestinationRule';

type Rules = HostIndex<readonly ConsolidatedRule[]>;

const none: Rules = hostIndex(new Map());

/** Consolidates the DestinationRules of every namespace. */
export function destinationRulesOf(resources: ResourceIndex, config: MeshConfig, clusterDomain: string): DestinationRules {
  const { rootNamespace } = config;
  const written = resources.of(destinationRuleKind).flatMap((resource): HostRule[] => {
    const host = text(record(resource.spec).host);
    const namespace = namespaceOf(resource);
    return host === undefined ? [] : [{ host: fullHost(host, namespace, clusterDomain), rule: consolidatedRule(resource, namespace) }];
  });
  // those that istiod makes have no age, which makes them the oldest to it
  const rules = [...backendTlsRules(resources, clusterDomain), ...written];
  const local = byNamespace(rules.filter(({ rule }) => isLocal(rule)));
  const exported = byNamespace(rules.filter(({ rule }) => !isPrivate(rule, config)));
  const ofRoot = rules.filter(({ rule }) => rule.namespace === rootNamespace);
  const rootLocal = byNamespace(ofRoot.filter(({ rule }) => isPrivate(rule, config))).get(rootNamespace) ?? none;
  const localNamespaces = namespacesByHost(rules.filter(({ rule }) => isLocal(rule)));

  const exportedFrom = (owner: string, client: string, { host }: MeshService) =>
    (exported.get(owner)?.mostSpecific(host) ?? []).filter(({ exportTo }) => exportTo.size === 0 || exportTo.has('*') || exportTo.has(client));

  return {
    find: (client, service) => {
      const own = (client === rootNamespace ? rootLocal : local.get(client) ?? none).mostSpecific(service.host);
      if (own) return own;
      const ofService = exportedFrom(service.namespace, client, service);
      return ofService.length > 0 ? ofService : exportedFrom(rootNamespace, client, service);
    },
    namespacesFor: (service) => {
      const exporters = [service.namespace, rootNamespace].flatMap((owner) => exported.get(owner)?.mostSpecific(service.host) ?? []);
      return new Set([...localNamespaces.matching(service.host).flat(), ...exporters.flatMap(({ exportTo }) => [...exportTo])]);
    },
  };
}

/** Whether clients in the rule's own namespace find it; `exportTo: [a]` hides a rule of `b` from `b`. */
function isLocal({ exportTo, namespace }: ConsolidatedRule): boolean {
  return exportTo.size === 0 || ['*', '.', namespace].some((target) => exportTo.has(target));
}

/** Whether nobody else finds it. */
function isPrivate({ exportTo, namespace }: ConsolidatedRule, { defaultDestinationRuleExportTo }: MeshConfig): boolean {
  if (exportTo.size === 0) return defaultDestinationRuleExportTo.includes('.');
  return exportTo.size === 1 && (exportTo.has('.') || exportTo.has(namespace));
}

function byNamespace(rules: readonly HostRule[]): Map<string, Rules> {
  const namespaces = groupBy(rules, ({ rule }) => rule.namespace);
  return new Map([...namespaces].map(([namespace, own]) => {
    const hosts = [...groupBy(own, ({ host }) => host)];
    return [namespace, hostIndex(new Map(hosts.map(([host, entries]) => [host, consolidateAll(entries.map(({ rule }) => rule))])))];
  }));
}

function namespacesByHost(rules: readonly HostRule[]): HostIndex<readonly string[]> {
  const hosts = groupBy(rules, ({ host }) => host);
  return hostIndex(new Map([...hosts].map(([host, entries]) => [host, [...new Set(entries.map(({ rule }) => rule.namespace))]])));
}
