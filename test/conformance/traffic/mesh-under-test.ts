import type { Resource } from '../../../lib/kube/resource';
import { ztunnelState } from '../engines/ambient';
import { policyGeneration, waypointGeneration } from '../engines/ambient-cluster';
import { generation } from '../engines/cluster-resources';
import { get } from '../engines/get';
import { waypoint, type Host } from '../engines/hosts';
import { places } from '../engines/places';
import { until } from '../engines/until';
import { kubectl, type World } from '../engines/world';

/** The resources that a suite has in the cluster. */
export interface MeshUnderTest {
  /** Puts these in the place of those before, and waits until every proxy acts by them; an error is what the API server says. */
  readonly become: (resources: readonly Resource[]) => Promise<void>;
  /** Waits the same for what somebody else has put there. */
  readonly settled: () => Promise<void>;
}

/** A mesh that changes as a whole; `hosts` are those whose proxies are waited for. */
export function meshUnderTest(world: World, hosts: readonly Host[]): MeshUnderTest {
  let before: readonly Resource[] = [];
  return {
    become: async (resources) => {
      const names = new Set(resources.map(nameOf));
      const gone = before.filter((resource) => !names.has(nameOf(resource)));
      before = resources;
      await remove(world, gone);
      const applied = await apply(world, resources);
      await until('istiod knows what was applied', 20, () => isKnown(world, applied, gone));
      await settle(world, hosts);
    },
    settled: () => settle(world, hosts),
  };
}

function nameOf({ apiVersion, kind, metadata: { namespace = '', name } }: Resource): string {
  return `${apiVersion} ${kind} ${namespace}/${name}`;
}

/** Applies resources as they are; gives what the API server made of them. */
export async function apply(world: World, resources: readonly Resource[]): Promise<readonly Resource[]> {
  if (resources.length === 0) return [];
  const text = await kubectl(world, ['apply', '--server-side', '--force-conflicts', '--validate=strict', '-o', 'json', '-f', '-'], listOf(resources));
  const answer = JSON.parse(text) as Resource & { readonly items?: readonly Resource[] };
  return answer.items ?? [answer];
}

/** Removes resources; those that are gone already are no mistake. */
export async function remove(world: World, resources: readonly Resource[]): Promise<void> {
  if (resources.length > 0) await kubectl(world, ['delete', '--ignore-not-found', '--wait=false', '-f', '-'], listOf(resources));
}

function listOf(resources: readonly Resource[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: resources });
}

type Versioned = Resource & { readonly metadata: { readonly resourceVersion: string } };

/** Whether istiod's own store holds these, in these versions or in those that it wrote its own opinion into, and nothing that it made of what is gone. */
async function isKnown(world: World, applied: readonly Resource[], gone: readonly Resource[]): Promise<boolean> {
  const { address, debug } = places.istiod;
  const stored = JSON.parse((await get(`http://${address}:${debug}/debug/configz`)).body) as readonly Versioned[];
  const versions = new Map(stored.map((resource) => [nameOf(resource), resource.metadata.resourceVersion]));
  const isThere = (resource: Resource) => Number(versions.get(nameOf(resource))) >= Number((resource as Versioned).metadata.resourceVersion);
  const parents = stored.map(({ metadata: { annotations = {} } }) => `,${annotations['internal.istio.io/parents'] ?? ''},`).join('');
  const isGone = ({ kind, metadata: { name, namespace } }: Resource) => !new RegExp(`,${kind}/${name}(/[^,]*)?\\.${namespace},`).test(parents);
  return istios(applied).every(isThere) && istios(gone).every((resource) => !versions.has(nameOf(resource)))
    && routesOfApi(gone).every(isGone) && areJudged(world, routesOfApi(applied));
}

/** What istiod makes resources of its own of, and says of each whether it did. */
function routesOfApi(resources: readonly Resource[]): readonly Resource[] {
  return resources.filter(({ apiVersion, kind }) => apiVersion.startsWith('gateway.networking.k8s.io/') && kind !== 'ReferenceGrant');
}

interface Judged extends Resource {
  readonly metadata: Resource['metadata'] & { readonly generation: number };
  readonly status?: Parts & { readonly listeners?: readonly Parts[]; readonly parents?: readonly Parts[] };
}

interface Parts {
  readonly conditions?: readonly { readonly observedGeneration?: number }[];
}

/** Whether istiod has told of all of these, as they are now. */
async function areJudged(world: World, resources: readonly Resource[]): Promise<boolean> {
  if (resources.length === 0) return true;
  const kinds = ['gateway', 'httproute', 'grpcroute', 'tcproute', 'tlsroute'].map((kind) => `${kind}s.gateway.networking.k8s.io`).join();
  const { items } = JSON.parse(await kubectl(world, ['get', kinds, '--all-namespaces', '-o', 'json'])) as { readonly items: readonly Judged[] };
  const judged = new Set(items.filter(({ metadata, status: { listeners = [], parents = [], ...whole } = {} }) => {
    const conditions = [whole, ...listeners, ...parents].flatMap((part) => part.conditions ?? []);
    return [...listeners, ...parents].length > 0 && conditions.every(({ observedGeneration }) => observedGeneration === metadata.generation);
  }).map(nameOf));
  return resources.every((resource) => judged.has(nameOf(resource)));
}

function istios(resources: readonly Resource[]): readonly Resource[] {
  return resources.filter(({ apiVersion }) => /^(networking|security|telemetry)\.istio\.io\//.test(apiVersion));
}

let count = 0;

/**
 * Waits until every proxy has a route that was made after all that istiod knows now, and acts by all that it has: routes are the last
 * that Istio sends, and a listener that is not warm yet leaves its port to the one before it. A waypoint has its routes in its listeners;
 * where there is one, ztunnel is waited for too.
 */
async function settle(world: World, hosts: readonly Host[]): Promise<void> {
  const [worker, name] = [process.env.JEST_WORKER_ID!, `${process.pid}-${count++}`];
  const isAmbient = hosts.includes(waypoint);
  await apply(world, [generation(worker, name), ...isAmbient ? [waypointGeneration(waypoint, worker, name), policyGeneration(worker, name)] : []]);
  await Promise.all([
    ...hosts.map((host) => until(`the proxy of ${host.namespace}/${host.name} acts by its configuration`, 20, async () => {
      const has = async (resources: string, text: string) => (await get(`http://127.0.0.1:${host.admin}/config_dump?resource=${resources}`)).body.includes(text);
      return await has(host === waypoint ? 'dynamic_listeners' : 'dynamic_route_configs', `generation-${name}"`) && !await has('dynamic_listeners', '"warming_state"');
    })),
    ...isAmbient ? [until('ztunnel has its policies', 20, async () => JSON.stringify((await ztunnelState()).policies).includes(`generation-${name}"`))] : [],
  ]);
}
