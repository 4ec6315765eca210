import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Resource } from '../../../lib/kube/resource';
import { startAmbient, stopAmbient, ztunnelState } from '../engines/ambient';
import { gateways, waypoint } from '../engines/hosts';
import { until } from '../engines/until';
import { currentWorld } from '../engines/with-engines';
import { bringGatewayApi, removeGatewayApi } from '../traffic/gateway-api';
import { meshUnderTest, remove } from '../traffic/mesh-under-test';
import { checkRow, type Common, type Row } from '../traffic/rows';
import { servingSecret } from '../traffic/serving-secret';
import { resourcesOfDocuments, yamlOf } from '../traffic/specs';

/** A state of the mesh, and requests of which each has what the state says of all. */
interface State extends Common {
  readonly state: string;
  /** Files of resources. */
  readonly of: readonly string[];
  readonly requests: readonly Row[];
}

const world = currentWorld();
const mesh = meshUnderTest(world, [waypoint, gateways.ingress, gateways.guarded]);
const states = parse(readFileSync(join(__dirname, 'states.yaml'), 'utf8')) as readonly State[];
const everyRequest: Common = { host: 'berths.harbour.svc.cluster.local', port: 80, token: { iss: 'https://id.example.com/', sub: 'subject' } };

/** What the files have, and what is made of the specs in them. */
async function resourcesIn(files: readonly string[]): Promise<Resource[]> {
  const documents = files.flatMap((name) => yamlOf(join(__dirname, 'states', `${name}.yaml`)) as Resource[]);
  const [specs, others] = [true, false].map((wanted) => documents.filter(({ apiVersion }) => apiVersion.startsWith('fairlead.dev') === wanted)) as [Resource[], Resource[]];
  const made = resourcesOfDocuments(specs).filter(({ apiVersion, kind }) => /istio\.io|gateway\.networking/.test(apiVersion) || kind === 'ConfigMap');
  return [...others, ...made, ...await servingSecret(world, made)];
}

beforeAll(async () => {
  await bringGatewayApi(world);
  await startAmbient(world);
}, 120_000);

describe.each(states)('$state', ({ state: _, of: files, requests, ...common }) => {
  beforeAll(async () => {
    await mesh.become(await resourcesIn(files));
    await until('ztunnel knows the waypoint', 20, async () => (await ztunnelState()).services['harbour/berths.harbour.svc.cluster.local']?.waypoint !== undefined);
    await mesh.settled();
  }, 60_000);

  test.each(requests.map((row) => [row.about, row] as const))('%s', (_about, row) => checkRow(world, { ...everyRequest, ...common }, row));
});

afterAll(async () => {
  await remove(world, await resourcesIn(states.at(-1)!.of));
  await stopAmbient(world);
  await removeGatewayApi(world);
}, 60_000);
