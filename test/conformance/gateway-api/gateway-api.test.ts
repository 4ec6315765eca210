import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Resource } from '../../../lib/kube/resource';
import { gateways, storeWorkload, strangerWorkload, vaultWorkload } from '../engines/hosts';
import { until } from '../engines/until';
import { currentWorld } from '../engines/with-engines';
import { kubectl } from '../engines/world';
import { exchange } from '../traffic/exchange';
import { apply, meshUnderTest, remove } from '../traffic/mesh-under-test';
import { checkRow, type Common, type Row } from '../traffic/rows';
import { servingSecret } from '../traffic/serving-secret';
import { resourcesOfDocuments, yamlOf } from '../traffic/specs';

const world = currentWorld();
const mesh = meshUnderTest(world, [gateways.guarded, storeWorkload, strangerWorkload, vaultWorkload]);
const rows = parse(readFileSync(join(__dirname, 'requests.yaml'), 'utf8')) as readonly Row[];
const common: Common = { gateway: 'guarded', host: 'orders.api.example', token: { iss: 'https://id.example.com/', sub: 'subject' } };

const status = async (send: string, host = common.host!) => (await exchange(world, { send, host, gateway: 'guarded' })).answer.status;

beforeAll(async () => {
  await kubectl(world, ['apply', '--server-side', '-f', world.built.gatewayApi]);
  await kubectl(world, ['wait', '--for=condition=Established', '--timeout=60s', 'crd', '--all']);
  const resources = resourcesOfDocuments(yamlOf(join(__dirname, 'specs.yaml')));
  await mesh.become([...resources.filter(({ apiVersion }) => /istio\.io|gateway\.networking/.test(apiVersion)), ...await servingSecret(world, resources)]);
  // istiod reads these kinds once they are there
  await until('the gateway serves', 60, async () => await status('GET /open') === 200 && await status('GET /closed', 'vault.api.example') === 403);
  await mesh.settled();
}, 180_000);

afterAll(async () => {
  await mesh.become([]);
  await kubectl(world, ['delete', '--wait=false', '-f', world.built.gatewayApi]);
}, 60_000);

test.each(rows.map((row) => [row.about, row] as const))('%s', (_about, row) => checkRow(world, common, row));

test('a route of a namespace that is granted nothing does not attach', async () => {
  const foreign = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'foreign', namespace: 'elsewhere' },
    spec: {
      parentRefs: [{ name: 'guarded', namespace: 'istio-guarded', port: 443 }],
      hostnames: ['orders.api.example'],
      rules: [{ matches: [{ path: { type: 'Exact', value: '/foreign' } }], backendRefs: [{ name: 'stranger', port: 80 }] }],
    },
  } as Resource;
  await apply(world, [foreign]);
  await until('istiod has judged it', 30, async () => (await kubectl(world, ['get', 'httproute', 'foreign', '-n', 'elsewhere', '-o', 'json'])).includes('NotAllowedByListeners'));
  await mesh.settled();
  expect(await status('GET /foreign')).toBe(404);
  await remove(world, [foreign]);
}, 60_000);
