import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Resource } from '../../../lib/kube/resource';
import { gateways, loginWorkload, storeWorkload, strangerWorkload, vaultWorkload } from '../engines/hosts';
import { startOAuth2Proxy, stopOAuth2Proxy } from '../engines/oauth2-proxy';
import { startSidecars, stopProxies } from '../engines/proxies';
import { until } from '../engines/until';
import { currentWorld } from '../engines/with-engines';
import { kubectl } from '../engines/world';
import { browserOf } from '../login/browser';
import { clientAuthorities } from '../traffic/client-authorities';
import { exchange } from '../traffic/exchange';
import { bringGatewayApi, removeGatewayApi } from '../traffic/gateway-api';
import { apply, meshUnderTest, remove } from '../traffic/mesh-under-test';
import { checkRow, type Common, type Row } from '../traffic/rows';
import { servingSecret } from '../traffic/serving-secret';
import { resourcesOfDocuments, yamlOf } from '../traffic/specs';

const world = currentWorld();
const ways = [gateways.guarded, gateways.public, gateways.internal];
const mesh = meshUnderTest(world, [...ways, storeWorkload, strangerWorkload, vaultWorkload, loginWorkload]);
const rows = parse(readFileSync(join(__dirname, 'requests.yaml'), 'utf8')) as readonly Row[];
const common: Common = { gateway: 'guarded', host: 'orders.api.example', token: { iss: 'https://id.example.com/', sub: 'subject' } };

beforeAll(async () => {
  await startSidecars(world, [loginWorkload]);
  await startOAuth2Proxy(world);
  await bringGatewayApi(world);
  const resources = resourcesOfDocuments(yamlOf(join(__dirname, 'specs.yaml')));
  const isWanted = ({ apiVersion, kind }: Resource) => /istio\.io|gateway\.networking/.test(apiVersion) || kind === 'ConfigMap';
  await mesh.become([...resources.filter(isWanted), ...await servingSecret(world, resources), ...clientAuthorities(world, 'istio-public', 'istio-internal')]);
  await mesh.settled();
}, 180_000);

afterAll(async () => {
  await mesh.become([]);
  await stopOAuth2Proxy(world);
  await stopProxies(world, [loginWorkload]);
  await removeGatewayApi(world);
}, 60_000);

test.each(rows.map((row) => [row.about, row] as const))('%s', (_about, row) => checkRow(world, common, row));

test('a browser logs in, by the Service of another namespace', async () => {
  const { status: given, received: [got] } = await browserOf('anna', gateways.guarded).open('https://staff.api.example/a');
  expect([given, got?.workload, got?.headers['x-user-email']]).toEqual([200, 'store/orders', 'anna@example.com']);
});

const foreign = (kind: string, parent: object, spec: object) => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind,
  metadata: { name: 'foreign', namespace: 'elsewhere' },
  spec: { parentRefs: [{ name: 'guarded', namespace: 'istio-guarded', ...parent }], ...spec },
}) as Resource;

const toStranger = { backendRefs: [{ name: 'stranger', port: 80 }] };

test.each<[string, object, object, 'https' | 'tcp', string]>([
  ['HTTPRoute', { port: 443 }, { hostnames: ['orders.api.example'], rules: [{ matches: [{ path: { type: 'Exact', value: '/foreign' } }], ...toStranger }] }, 'https', 'orders.api.example'],
  ['GRPCRoute', { port: 443 }, { hostnames: ['orders.api.example'], rules: [{ matches: [{ method: { service: 'foreign' } }], ...toStranger }] }, 'https', 'orders.api.example'],
  ['TLSRoute', { port: 443 }, { hostnames: ['raw.api.example'], rules: [toStranger] }, 'https', 'raw.api.example'],
  ['TCPRoute', { sectionName: 'tcp-feed' }, { rules: [toStranger] }, 'tcp', ''],
])('a route of a namespace that is granted nothing does not attach: %s', async (kind, parent, spec, scheme, host) => {
  const route = foreign(kind, parent, spec);
  await apply(world, [route]);
  await until('istiod has judged it', 30, async () => (await kubectl(world, ['get', kind, 'foreign', '-n', 'elsewhere', '-o', 'json'])).includes('NotAllowedByListeners'));
  await mesh.settled();
  const { received } = await exchange(world, { send: 'GET /foreign/a', host, gateway: 'guarded', scheme });
  expect(received.map(({ workload }) => workload)).not.toContain('elsewhere/stranger');
  await remove(world, [route]);
}, 60_000);

test('while the authorities of clients are missing no connection is taken', async () => {
  const ask = () => exchange(world, { send: 'GET /a', host: 'orders.mutual.example', gateway: 'public' });
  const asCertified = () => exchange(world, { send: 'GET /a', host: 'orders.mutual.example', gateway: 'public', clientCertificate: ['client.example.com'] });
  await remove(world, clientAuthorities(world, 'istio-public'));
  await until('the gateway knows none', 30, async () => (await asCertified()).answer.status !== 200);
  expect((await ask()).answer.status).toBe('closed');
}, 60_000);
