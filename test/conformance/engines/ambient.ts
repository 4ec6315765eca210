import { writeFileSync } from 'node:fs';
import { identityOf } from '../traffic/identity';
import { ambientCluster } from './ambient-cluster';
import { authorityIn } from './authority';
import { get } from './get';
import { ambientWorkloads, behindSidecar, capturePort, outboundAddress, waypoint, type Workload } from './hosts';
import { exchangeIstiod } from './istiod';
import { places } from './places';
import { start, stop } from './process';
import { startWaypoint, stopProxies } from './proxies';
import { inFolder, kubectl, type World } from './world';

/** Makes the mesh one that is ambient too: an istiod that knows of it, a namespace with its waypoint, and what stands for ztunnel. The kinds of the Gateway API are there. */
export async function startAmbient(world: World): Promise<void> {
  await exchangeIstiod(world, 'pilot-discovery-ambient');
  await kubectl(world, ['apply', '--server-side', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items: ambientCluster() }));
  await Promise.all([startWaypoint(world, waypoint), startZtunnel(world)]);
}

/** Makes it what it was. */
export async function stopAmbient(world: World): Promise<void> {
  await Promise.all([stopProxies(world, [waypoint]), stop(world.folder, (name) => name === 'ztunnel')]);
  await kubectl(world, ['delete', 'namespace', waypoint.namespace]);
  await exchangeIstiod(world, 'pilot-discovery');
}

/** The state of what stands for ztunnel: what istiod says of the mesh, by the names of the resources. */
export interface ZtunnelState {
  readonly workloads: Readonly<Record<string, object>>;
  readonly services: Readonly<Record<string, { readonly waypoint?: object }>>;
  readonly policies: Readonly<Record<string, object>>;
}

export async function ztunnelState(): Promise<ZtunnelState> {
  return JSON.parse((await get(`http://${places.ztunnel.address}:${places.ztunnel.status}`)).body) as ZtunnelState;
}

async function startZtunnel(world: World): Promise<void> {
  const settings = inFolder(world, 'ztunnel.json');
  writeFileSync(settings, JSON.stringify({
    discovery: `${places.istiod.address}:${places.istiod.xds}`,
    status: `${places.ztunnel.address}:${places.ztunnel.status}`,
    root: authorityIn(world.folder).certificate,
    pods: await Promise.all(ambientWorkloads.map((workload) => podOf(world, workload))),
  }));
  await start(world.folder, {
    name: 'ztunnel',
    command: world.built.programs.ztunnel,
    args: [settings],
    ready: async () => Object.keys((await ztunnelState()).workloads).length > 0,
  });
}

async function podOf(world: World, workload: Workload): Promise<object> {
  const { address, namespace, serviceAccount, ports } = workload;
  return {
    address,
    calls: `${outboundAddress(workload)}:${capturePort}`,
    ports: ports.map(({ targetPort }) => ({ number: targetPort, application: behindSidecar(targetPort) })),
    ...await identityOf(world, namespace, serviceAccount),
  };
}
