import { clientRule } from '../../../lib/mesh/client-rule';
import { meshOf, type Mesh } from '../../../lib/mesh/mesh';
import { outsider, type Client } from '../../../lib/mtls/client';
import { exchangeOver, waysOf } from '../../../lib/mtls/exchange';
import { serversOf } from '../../../lib/mtls/server';
import { behindSidecar, drawnWorkloads, outboundAddress, strangerWorkload } from '../engines/hosts';
import { currentWorld } from '../engines/with-engines';
import { receivedBy, sendNumbered } from '../traffic/exchange';
import { meshUnderTest } from '../traffic/mesh-under-test';
import type { Destination } from '../traffic/raw-request';
import { clusterState } from './cluster-state';
import type { Resource } from 'fairlead';

const world = currentWorld();
const [orders] = drawnWorkloads;
const mesh = meshUnderTest(world, [orders, strangerWorkload]);

/** A Service whose pod has no sidecar: it is found where an application listens behind another's. */
const bare: readonly Resource[] = [
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'bare', namespace: 'shop' }, spec: { selector: { app: 'bare' }, ports: [{ name: 'http', port: 80, targetPort: behindSidecar(8080) }] } },
  { apiVersion: 'networking.istio.io/v1', kind: 'WorkloadEntry', metadata: { name: 'bare', namespace: 'shop' }, spec: { address: orders.address, labels: { app: 'bare' } } },
];

const policy = (mode: string): Resource => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'PeerAuthentication',
  metadata: { name: 'orders', namespace: 'shop' },
  spec: { selector: { matchLabels: { app: 'orders' } }, portLevelMtls: { 8080: { mode } } },
});

const rule = (mode: string): Resource => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'DestinationRule',
  metadata: { name: 'shop', namespace: 'elsewhere' },
  // a connection that outlives a change of policies would be judged by the old ones
  spec: { host: '*.shop.svc.cluster.local', trafficPolicy: { tls: { mode }, connectionPool: { http: { maxRequestsPerConnection: 1 } } } },
});

/** How each client reaches a server: through its own sidecar, or straight to the server's address. */
const clients: Readonly<Record<string, { readonly rules?: readonly Resource[]; readonly client?: Client; readonly tls?: true }>> = {
  'no sidecar, plaintext': { client: outsider },
  'no sidecar, TLS of the application': { client: { ...outsider, speaksTls: true }, tls: true },
  'a sidecar with auto mTLS': {},
  'a sidecar with a rule DISABLE': { rules: [rule('DISABLE')] },
  'a sidecar with a rule ISTIO_MUTUAL': { rules: [rule('ISTIO_MUTUAL')] },
  'a sidecar with a rule SIMPLE': { rules: [rule('SIMPLE')] },
};

const servers: Readonly<Record<string, { readonly service: string; readonly policies: readonly Resource[] }>> = {
  'no sidecar': { service: 'bare', policies: [] },
  'PERMISSIVE': { service: 'orders', policies: [policy('PERMISSIVE')] },
  'STRICT': { service: 'orders', policies: [policy('STRICT')] },
  'DISABLE': { service: 'orders', policies: [policy('DISABLE')] },
};

const cells = Object.keys(clients).flatMap((client) => Object.keys(servers).map((server) => [client, server] as const));

/** What is said of a client and a service, from the state of the cluster. */
function said(state: Mesh, given: Client | undefined, name: string): string {
  const client = given ?? state.workloadsIn('elsewhere').find((workload) => workload.name === 'stranger')!;
  const service = state.services().find(({ host }) => host === `${name}.shop.svc.cluster.local`)!;
  const [port] = service.ports;
  const own = clientRule(state.destinationRules().find(client.namespace, service), client.namespace, client.labels);
  const [way] = waysOf(state, client, own, { service, port: port!, servers: serversOf(state, service, port!) });
  return exchangeOver(state, way!).result;
}

/** What happens: the application says whether it got the request, and its sidecar in a header whether over mTLS. */
async function done(destination: Destination, host: string): Promise<string> {
  const { id } = await sendNumbered(destination, { method: 'GET', target: '/cell', headers: [['Host', host]] });
  const [received] = await receivedBy(id);
  if (!received) return 'fails';
  return received.headers['x-forwarded-client-cert'] === undefined ? 'plaintext' : 'mTLS';
}

test.each(cells)('%s, to %s', async (from, to) => {
  const { rules = [], client, tls } = clients[from]!;
  const { service, policies } = servers[to]!;
  await mesh.become([...bare, ...policies, ...rules]);
  const port = service === 'bare' ? behindSidecar(8080) : 8080;
  const straight: Destination = { address: orders.address, port, ...(tls && { serverName: 'orders.shop' }) };
  const destination = client ? straight : { address: outboundAddress(strangerWorkload), port: 80 };
  const result = said(meshOf({ resources: await clusterState(world) }), client, service);
  // whether an application serves TLS is its own matter; this one does not
  expect(await done(destination, `${service}.shop.svc.cluster.local`)).toBe(result === 'TLS' ? 'fails' : result);
});

afterAll(() => mesh.become([]), 60_000);
