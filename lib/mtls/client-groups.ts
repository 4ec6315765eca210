import { clientRule } from '../mesh/client-rule';
import { ignoredNamespaces } from '../mesh/data-plane';
import type { ConsolidatedRule } from '../mesh/destination-rule';
import { isExportedTo } from '../mesh/export-to';
import { groupBy } from '../mesh/group-by';
import type { Mesh } from '../mesh/mesh';
import { oncePerKey } from '../mesh/once-per-key';
import type { MeshService } from '../mesh/service';
import type { Workload } from '../mesh/workload';
import type { Client } from './client';

/** Workloads that send the same to a service, and so are judged once. */
export interface ClientGroup {
  readonly client: Client;
  readonly workloads: readonly Workload[];
  /** The DestinationRule that holds for them. */
  readonly rule?: ConsolidatedRule;
}

/**
 * Sorts the clients of a service by what distinguishes them: their data plane, and for those with a proxy the namespaces and the pods
 * that DestinationRules and Sidecars for this service speak of. All others are one group, however many they are.
 * Who does not see the service is nobody's client; neither are the cluster's own pods, which the injector passes over.
 */
export function clientGroupsOf(mesh: Mesh): (service: MeshService) => readonly ClientGroup[] {
  const { rootNamespace } = mesh.config;
  const pool = mesh.workloads().filter(({ namespace, dataPlane }) =>
    !ignoredNamespaces.includes(namespace) && !(namespace === rootNamespace && dataPlane === 'none'));
  const planes = [...groupBy(pool, ({ dataPlane, hbone }) => `${dataPlane} ${hbone}`).values()];
  const bare = planes.filter(([first]) => !hasProxy(first!)).map((workloads): ClientGroup => ({ client: generic(workloads[0]!), workloads }));
  const proxied = planes.filter(([first]) => hasProxy(first!)).map((workloads) => plane(mesh, workloads));
  return (service) => [...bare, ...proxied.flatMap((groupsOf) => groupsOf(service))];
}

function hasProxy({ dataPlane }: Client): boolean {
  return dataPlane === 'sidecar' || dataPlane === 'gateway';
}

/** Somebody in a namespace that no rule names. */
function generic({ dataPlane, hbone }: Client): Client {
  return { dataPlane, hbone, namespace: '', labels: {} };
}

/** The groups among workloads of one data plane that have a proxy. */
function plane(mesh: Mesh, workloads: readonly Workload[]): (service: MeshService) => ClientGroup[] {
  const byNamespace = groupBy(workloads, ({ namespace }) => namespace);
  const client = generic(workloads[0]!);
  const hasScope = client.dataPlane === 'sidecar' && mesh.sidecarScopes().any;
  const apart = hasScope ? mesh.sidecarScopes().selectiveNamespaces : new Set<string>();
  const others = oncePerKey((without: string) => {
    const left = new Set(without.split(' '));
    return workloads.filter(({ namespace }) => !left.has(namespace));
  });

  return (service) => {
    const named = new Set([...mesh.destinationRules().namespacesFor(service), ...apart].filter((namespace) => byNamespace.has(namespace)));
    const special = [...named].sort().flatMap((namespace) => inNamespace(mesh, service, namespace, byNamespace.get(namespace)!));
    const hidden = hasScope || service.exportTo.length > 0
      ? [...byNamespace.keys()].filter((namespace) => !named.has(namespace) && !sees(mesh, service, { ...client, namespace }))
      : [];
    const left = named.size + hidden.length === 0 ? workloads : others([...named, ...hidden].sort().join(' '));
    if (left.length === 0) return special;
    // one of them stands for all, since nothing that is asked of it names its namespace
    return [...special, grouped(mesh, service, left[0]!, left)];
  };
}

function inNamespace(mesh: Mesh, service: MeshService, namespace: string, workloads: readonly Workload[]): ClientGroup[] {
  const selective = mesh.destinationRules().find(namespace, service).some(({ workloadSelector }) => workloadSelector)
    || mesh.sidecarScopes().selectiveNamespaces.has(namespace);
  const groups = selective ? [...groupBy(workloads, (client) => ruleOf(mesh, service, client)).values()] : [workloads];
  return groups.map((group) => group.filter((client) => !selective || sees(mesh, service, client)))
    .filter(([first]) => first && sees(mesh, service, first))
    .map((group) => grouped(mesh, service, group[0]!, group));
}

function grouped(mesh: Mesh, service: MeshService, client: Client, workloads: readonly Workload[]): ClientGroup {
  const rule = ruleOf(mesh, service, client);
  return { client, workloads, ...(rule && { rule }) };
}

function ruleOf(mesh: Mesh, service: MeshService, { namespace, labels }: Client): ConsolidatedRule | undefined {
  return clientRule(mesh.destinationRules().find(namespace, service), namespace, labels);
}

function sees(mesh: Mesh, service: MeshService, client: Client): boolean {
  return isExportedTo(service.exportTo, service.namespace, client.namespace) && (client.dataPlane !== 'sidecar' || mesh.sidecarScopes().of(client).imports(service));
}
