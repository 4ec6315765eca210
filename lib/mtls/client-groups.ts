import { lazy } from '../kube/lazy';
import { compareText } from '../kube/order';
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
import { importersOf } from './importers';

/** Workloads that send the same to a service, and so are judged once. */
export interface ClientGroup {
  readonly client: Client;
  /** Who they are; asked where it matters, since most groups are large and give no trouble. */
  readonly workloads: () => readonly Workload[];
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
  const bare = planes.filter(([first]) => !hasProxy(first!))
    .map((workloads): ClientGroup => ({ client: generic(workloads[0]!), workloads: () => workloads }));
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
  const importers = lazy(() => importersOf(mesh, [...byNamespace.keys()]));
  const others = oncePerKey((without: string) => {
    const left = new Set(without.split('/'));
    return workloads.filter(({ namespace }) => !left.has(namespace));
  });
  /** The namespaces that see a service; `undefined` where all do. */
  const seeing = (service: MeshService): readonly string[] | undefined => {
    if (!hasScope && isPublic(service)) return undefined;
    const candidates = hasScope ? importers()(service.namespace) : [...byNamespace.keys()];
    const found = candidates.filter((namespace) => sees(mesh, service, { ...client, namespace }));
    return found.length === byNamespace.size ? undefined : found;
  };

  return (service) => {
    const spokenOf = [...mesh.destinationRules().namespacesFor(service), ...mesh.routedSubsets().namespacesFor(service.host), ...apart];
    const named = new Set(spokenOf.filter((namespace) => byNamespace.has(namespace)));
    const special = [...named].sort(compareText).flatMap((namespace) => inNamespace(mesh, service, namespace, byNamespace.get(namespace)!));
    const found = seeing(service);
    // one of them stands for all, since nothing that is asked of it names its namespace
    const first = firstOutside(found ?? byNamespace.keys(), named);
    if (first === undefined) return special;
    const left = () => found
      ? found.filter((namespace) => !named.has(namespace)).flatMap((namespace) => byNamespace.get(namespace)!)
      : others([...named].sort(compareText).join('/'));
    return [...special, grouped(mesh, service, byNamespace.get(first)![0]!, left)];
  };
}

function firstOutside(namespaces: Iterable<string>, named: ReadonlySet<string>): string | undefined {
  for (const namespace of namespaces) if (!named.has(namespace)) return namespace;
  return undefined;
}

function isPublic({ exportTo }: MeshService): boolean {
  return exportTo.length === 0 || exportTo.includes('*');
}

function inNamespace(mesh: Mesh, service: MeshService, namespace: string, workloads: readonly Workload[]): ClientGroup[] {
  const selective = mesh.sidecarScopes().selectiveNamespaces.has(namespace)
    || mesh.destinationRules().find(namespace, service).some(({ workloadSelector }) => workloadSelector);
  const groups = selective ? [...groupBy(workloads, (client) => ruleOf(mesh, service, client)).values()] : [workloads];
  return groups.map((group) => group.filter((client) => !selective || sees(mesh, service, client)))
    .filter(([first]) => first && sees(mesh, service, first))
    .map((group) => grouped(mesh, service, group[0]!, () => group));
}

function grouped(mesh: Mesh, service: MeshService, client: Client, workloads: ClientGroup['workloads']): ClientGroup {
  const rule = ruleOf(mesh, service, client);
  return { client, workloads, ...(rule && { rule }) };
}

function ruleOf(mesh: Mesh, service: MeshService, { namespace, labels }: Client): ConsolidatedRule | undefined {
  return clientRule(mesh.destinationRules().find(namespace, service), namespace, labels);
}

function sees(mesh: Mesh, service: MeshService, client: Client): boolean {
  return isExportedTo(service.exportTo, service.namespace, client.namespace) && (client.dataPlane !== 'sidecar' || mesh.sidecarScopes().of(client).imports(service));
}
