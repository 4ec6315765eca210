import { kubectl, type World } from '../engines/world';
import type { Resource } from 'fairlead';

const kinds = ['namespaces', 'services', 'workloadentries', 'serviceentries', 'sidecars', 'virtualservices', 'destinationrules', 'peerauthentications'];

/** What the API server holds of all that decides on mutual TLS, with the times of their making. */
export async function clusterState(world: World): Promise<readonly Resource[]> {
  const { items } = JSON.parse(await kubectl(world, ['get', kinds.join(), '--all-namespaces', '-o', 'json'])) as { items: readonly Resource[] };
  return items;
}
