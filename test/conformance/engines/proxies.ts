import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { authorityIn } from './authority';
import { get } from './get';
import { gateways, workloads, type Host, type Workload } from './hosts';
import { places } from './places';
import { start, stop } from './process';
import { inFolder, kubectl, type World } from './world';

/** Istio's agent with a stock Envoy for every host, each with the identity of its service account. */
export async function startProxies(world: World): Promise<void> {
  await Promise.all([
    startGateways(world, Object.values(gateways).filter(isAlwaysThere)),
    startSidecars(world, workloads.filter(isAlwaysThere)),
  ]);
}

function isAlwaysThere({ startedBySuite }: Host): boolean {
  return !startedBySuite;
}

/** The proxies of some gateways. */
export async function startGateways(world: World, some: readonly Host[]): Promise<void> {
  await Promise.all(some.map((host) => startProxy(world, 'router', host)));
}

/** The sidecars of some workloads. */
export async function startSidecars(world: World, some: readonly Workload[]): Promise<void> {
  await Promise.all(some.map((host) => startProxy(world, 'sidecar', host)));
}

/** A waypoint's. */
export async function startWaypoint(world: World, host: Host): Promise<void> {
  await startProxy(world, 'waypoint', host);
}

/** Ends those of some hosts. */
export async function stopProxies(world: World, some: readonly Host[]): Promise<void> {
  const names = new Set(some.map(proxyName));
  await stop(world.folder, (name) => names.has(name));
}

/** The name of a host's proxy among the engines. */
export function proxyName({ namespace, name }: Host): string {
  return `proxy-${namespace}-${name}`;
}

async function startProxy(world: World, kind: 'router' | 'sidecar' | 'waypoint', host: Host): Promise<void> {
  const { name, namespace, serviceAccount, labels, address, admin, numTrustedProxies } = host;
  const folder = inFolder(world, proxyName(host));
  for (const part of ['var/run/secrets/istio', 'var/run/secrets/tokens', 'etc/istio/proxy', 'etc/istio/pod']) mkdirSync(`${folder}/${part}`, { recursive: true });
  writeFileSync(`${folder}/var/run/secrets/tokens/istio-token`, await kubectl(world, ['create', 'token', serviceAccount, '-n', namespace, '--audience', 'istio-ca', '--duration', '24h']));
  writeFileSync(`${folder}/etc/istio/pod/labels`, Object.entries(labels).map(([key, value]) => `${key}="${value}"\n`).join(''));
  await copyFile(authorityIn(world.folder).certificate, `${folder}/var/run/secrets/istio/root-cert.pem`);
  // every waypoint is to ask istiod who its peers are, by what Istio adds to Envoy when it builds its own
  const template = readFileSync(world.built.bootstrap, 'utf8').replaceAll('{{- if .metadata_discovery }}', '{{- if false }}');
  writeFileSync(`${folder}/bootstrap.json`, template);
  const control = `${places.istiod.address}:${places.istiod.secureXds}`;
  await start(world.folder, {
    name: proxyName(host),
    command: world.built.programs['pilot-agent'],
    args: ['proxy', kind, '--domain', `${namespace}.svc.cluster.local`, '--proxyLogLevel=warning', '--proxyComponentLogLevel=misc:error', '--templateFile', `${folder}/bootstrap.json`],
    cwd: folder,
    env: {
      POD_NAME: name,
      POD_NAMESPACE: namespace,
      INSTANCE_IP: address,
      HOST_IP: '127.0.0.1',
      SERVICE_ACCOUNT: serviceAccount,
      TRUST_DOMAIN: 'cluster.local',
      PILOT_CERT_PROVIDER: 'istiod',
      JWT_POLICY: 'third-party-jwt',
      CA_ADDR: control,
      ISTIOD_SAN: 'istiod.istio-system.svc',
      ISTIO_META_CLUSTER_ID: 'Kubernetes',
      ISTIO_META_NODE_NAME: 'node',
      // an agent that is built here does not know its own, and patches may be held to one
      ISTIO_META_ISTIO_VERSION: '1.31.0',
      ISTIO_META_MESH_ID: 'cluster.local',
      ISTIO_META_WORKLOAD_NAME: name,
      ISTIO_META_OWNER: 'kubernetes://node',
      ISTIO_METAJSON_LABELS: JSON.stringify(labels),
      ISTIO_META_INTERCEPTION_MODE: kind === 'sidecar' ? 'REDIRECT' : 'NONE',
      ENVOY_STATUS_PORT: String(admin + 2),
      ENVOY_PROMETHEUS_PORT: String(admin + 3),
      PROXY_CONFIG: JSON.stringify({
        discoveryAddress: control,
        configPath: `${folder}/etc/istio/proxy`,
        binaryPath: world.built.programs.envoy,
        proxyAdminPort: admin,
        statusPort: admin + 1,
        concurrency: 1,
        terminationDrainDuration: '1s',
        drainDuration: '1s',
        ...(numTrustedProxies !== undefined && { gatewayTopology: { numTrustedProxies } }),
      }),
    },
    ready: async () => (await get(`http://127.0.0.1:${admin}/ready`)).body.includes('LIVE'),
  });
}
