import { json } from '../kube/json';
import { record } from '../kube/record';
import type { Resource } from '../kube/resource';
import type { Api } from './api';
import { ask } from './ask';
import { inParallel } from './in-parallel';
import type { ClusterKind } from './kinds';
import { listKind, type Progress } from './list-kind';
import type { Reading } from './reading';
import { refusalOf } from './refusal';

/** Questions that are open at one time: enough to hide the way to the server, too few to trouble it. */
const atOnce = 6;

/** What is to be read of a cluster. */
export interface Wanted {
  readonly kinds: readonly ClusterKind[];
  /** Where only some namespaces may be read, these are tried one by one. */
  readonly namespaces: readonly string[];
  /** The namespace of Istio's own ConfigMaps. */
  readonly istioNamespace: string;
}

/**
 * Reads kinds of a cluster, and Istio's own ConfigMaps. It first asks for all namespaces, since clients live in any of them;
 * where that is forbidden, for the wanted namespaces and Istio's own.
 * @throws Unauthorized, and Error where the server does not answer.
 */
export async function readCluster(api: Api, { kinds, namespaces, istioNamespace }: Wanted, progress: Progress): Promise<Reading> {
  const places = [...new Set([...namespaces, istioNamespace])];
  const maps = ['istio', 'istio-sidecar-injector'].map((name) => () => readConfigMap(api, istioNamespace, name));
  const lists = kinds.map((kind) => () => readKind(api, kind, namespaces.length > 0 ? places : [], progress));
  const readings = await inParallel<() => Promise<Reading>, Reading>([...maps, ...lists], atOnce, (read) => read());
  return {
    resources: readings.flatMap(({ resources }) => resources),
    shown: readings.flatMap(({ shown }) => shown),
    unread: readings.flatMap(({ unread }) => unread),
  };
}

async function readKind(api: Api, kind: ClusterKind, places: readonly string[], progress: Progress): Promise<Reading> {
  const everywhere = await readList(api, kind, undefined, progress);
  const isForbidden = everywhere.unread.some(({ why }) => why === 'forbidden');
  if (!isForbidden || kind.clusterScoped || places.length === 0) return everywhere;
  const parts: Reading[] = [everywhere];
  for (const namespace of places) parts.push(await readList(api, kind, namespace, progress));
  return {
    resources: parts.flatMap(({ resources }) => resources),
    shown: parts.flatMap(({ shown }) => shown),
    unread: parts.flatMap(({ unread }) => unread),
  };
}

async function readList(api: Api, kind: ClusterKind, namespace: string | undefined, progress: Progress): Promise<Reading> {
  const listing = await listKind(api, kind, namespace, progress);
  const place = { kind: kind.kind, ...(namespace !== undefined && { namespace }) };
  if ('items' in listing) return { resources: listing.items, shown: [place], unread: [] };
  const { refused } = listing;
  if (refused.why === 'absent' && !kind.builtIn) return { resources: [], shown: [place], unread: [] };
  return { resources: [], shown: [], unread: [{ ...place, plural: kind.plural, ...refused }] };
}

async function readConfigMap(api: Api, namespace: string, name: string): Promise<Reading> {
  const answer = await ask(api, `/api/v1/namespaces/${encodeURIComponent(namespace)}/configmaps/${name}`);
  const value = answer.status === 200 ? json(answer.body) : undefined;
  if (record(value).kind === 'ConfigMap') return { resources: [value as Resource], shown: [], unread: [] };
  return { resources: [], shown: [], unread: [{ kind: '/ConfigMap', plural: 'configmaps', namespace, name, ...refusalOf(answer) }] };
}
