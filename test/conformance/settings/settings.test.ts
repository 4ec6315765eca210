import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { plainOperators } from '../../../lib/specs/log-format';
import { get } from '../engines/get';
import { gateways, storeWorkload, type Host } from '../engines/hosts';
import { proxyName } from '../engines/proxies';
import { until } from '../engines/until';
import { currentWorld } from '../engines/with-engines';
import { exampleSpecs } from '../promises/example-specs';
import { exchange, receivedBy, type Exchange } from '../traffic/exchange';
import { heldMeshConfig, heldOutboundMode, meshConfigIn } from '../traffic/mesh-config';
import { meshUnderTest } from '../traffic/mesh-under-test';
import { servingSecret } from '../traffic/serving-secret';
import { resourcesOfDocuments, yamlOf } from '../traffic/specs';
import type { MeshSettingsInput } from 'fairlead';

const world = currentWorld();
const mesh = meshUnderTest(world, [gateways.ingress, storeWorkload]);
const documents = exampleSpecs.flatMap(yamlOf);

/** Where proxies read encoded slashes as slashes, no path takes them in names. */
function documentsFor({ pathNormalization }: MeshSettingsInput): readonly object[] {
  if (pathNormalization?.normalization !== 'DECODE_AND_MERGE_SLASHES') return documents;
  return JSON.parse(JSON.stringify(documents, (key, value: unknown) => (key === 'encodedSlashes' ? undefined : value))) as object[];
}

/** Lets the mesh have these settings, and waits until istiod holds the MeshConfig that comes of them. */
async function settle(spec: MeshSettingsInput): Promise<void> {
  // the later of two documents of one name is taken; metrics ask for somebody who reads them
  const scrapers = [{ serviceAccount: 'stranger', namespace: 'elsewhere' }];
  const settings = { apiVersion: 'fairlead.dev/v1alpha1', kind: 'MeshSettings', metadata: { name: 'mesh' }, spec: { scrapers, ...spec } };
  const resources = resourcesOfDocuments([...documentsFor(spec), settings]);
  const { accessLogFormat, pathNormalization, outboundTrafficPolicy, extensionProviders = [] } = meshConfigIn(resources);
  await mesh.become([...resources.filter(({ apiVersion, kind }) => apiVersion.includes('istio.io') || kind === 'ConfigMap'), ...await servingSecret(world, resources)]);
  await until('istiod has the MeshConfig', 20, async () => {
    const held = await heldMeshConfig();
    const knows = (provider: object) => held.extensionProviders?.some((one) => isDeepStrictEqual(one, provider)) ?? false;
    const isAlike = held.accessLogFormat === accessLogFormat && held.pathNormalization?.normalization === pathNormalization?.normalization;
    return isAlike && await heldOutboundMode() === outboundTrafficPolicy?.mode && extensionProviders.every(knows);
  });
  await mesh.settled();
}

/** What a proxy has written since, once it has written something about a mark. */
async function written(host: Host, mark: string): Promise<string[]> {
  const lines = () => readFileSync(join(world.folder, 'logs', `${proxyName(host)}.log`), 'utf8').split('\n');
  await until(`the proxy of ${host.name} writes of ${mark}`, 20, () => Promise.resolve(lines().some((line) => line.includes(mark))));
  return lines();
}

const health: Exchange = { send: 'GET /health', host: 'store.example.org' };

describe('access logs', () => {
  beforeAll(() => settle({}), 60_000);

  test.each([['gateway', gateways.ingress], ['sidecar', storeWorkload]] as const)('are lines of JSON without the query of a path: %s', async (_name, host) => {
    const mark = `settings-${process.hrtime.bigint()}`;
    const { answer } = await exchange(world, { ...health, send: `GET /health?access_token=secret-${mark}`, headers: { 'user-agent': mark } });
    expect(answer.status).toBe(200);
    const lines = await written(host, mark);
    const [line] = lines.filter((one) => one.includes(mark));
    expect(JSON.parse(line!)).toMatchObject({ method: 'GET', path: '/health', response_code: 200, authority: 'store.example.org', user_agent: mark });
    expect(lines.filter((one) => one.includes(`secret-${mark}`))).toEqual([]);
  });

  test('have every field that a spec can ask for', async () => {
    const labels = Object.fromEntries(plainOperators.map((operator) => [operator, `%${operator}%`]));
    const more = { agent: '%REQ(X-NONE?USER-AGENT):40%', time: '%START_TIME(%Y-%m-%d)%', server: '%RESP(:STATUS)%', trailer: '%TRAILER(X-NONE)%', state: '%FILTER_STATE(x.y:PLAIN):5%', metadata: '%DYNAMIC_METADATA(a:b):5%', both: '100%% of %REQ_WITHOUT_QUERY(:PATH)%' };
    await settle({ telemetry: { accessLogs: { labels: { ...labels, ...more } } } });
    const mark = `labels-${process.hrtime.bigint()}`;
    await exchange(world, { ...health, headers: { 'user-agent': mark } });
    const line = (await written(storeWorkload, mark)).find((one) => one.includes(mark))!;
    expect(Object.keys(JSON.parse(line) as object).sort()).toEqual([...Object.keys(labels), ...Object.keys(more)].sort());
    expect(JSON.parse(line)).toMatchObject({ PROTOCOL: 'HTTP/1.1', both: '100% of /health' });
  });

  test('are plain text where that is asked for', async () => {
    await settle({ telemetry: { accessLogs: { text: 'line of %REQ(USER-AGENT)%: %RESPONSE_CODE%' } } });
    const mark = `text-${process.hrtime.bigint()}`;
    await exchange(world, { ...health, headers: { 'user-agent': mark } });
    expect((await written(storeWorkload, mark)).filter((one) => one.includes(mark))).toContain(`line of ${mark}: 200`);
  });
});

describe('spans', () => {
  // a workload in the mesh that takes everything; what proxies send it of their own has no number
  const collector = { name: 'stranger', namespace: 'elsewhere', port: 80 };
  const spans = async (path: string) => (await receivedBy('undefined')).filter(({ workload, target }) => workload === 'elsewhere/stranger' && target === path);
  const answered = async () => expect((await exchange(world, health)).answer.status).toBe(200);

  test.each([
    ['of OpenTelemetry', { openTelemetry: { ...collector, path: '/v1/traces' } }, '/v1/traces', { 'content-type': 'application/x-protobuf' }],
    ['of Zipkin', { zipkin: collector }, '/api/v2/spans', { 'content-type': 'application/json' }],
  ] as const)('%s arrive at the collector', async (_about, provider, path, headers) => {
    await settle({ telemetry: { accessLogs: {}, tracing: { ...provider, randomSamplingPercentage: 100 } } });
    const before = (await spans(path)).length;
    // a listener that is being replaced may still take a request, and proxies send spans a few seconds later
    await until('spans arrive', 30, async () => {
      await exchange(world, health);
      return (await spans(path)).length > before;
    });
    expect((await spans(path)).at(-1)).toMatchObject({ method: 'POST', headers });
  }, 60_000);

  test('are sampled as it is asked for, and are sent by gRPC where no path is named', async () => {
    const openTelemetry = { name: 'orders', namespace: 'store', port: 9000 };
    await settle({ telemetry: { accessLogs: {}, tracing: { openTelemetry, randomSamplingPercentage: 7 } } });
    for (const { admin } of [gateways.ingress, storeWorkload]) {
      const { body } = await get(`http://127.0.0.1:${admin}/config_dump?resource=dynamic_listeners`);
      expect(body).toMatch(/"random_sampling": {\s*"value": 7\s*}/);
      expect(body).toMatch(/"cluster_name": "outbound\|9000\|\|orders\.store\.svc\.cluster\.local"/);
    }
  }, 60_000);

  test('come of no request where nothing is said of them', async () => {
    await settle({});
    const { body } = await get(`http://127.0.0.1:${gateways.ingress.admin}/config_dump?resource=dynamic_listeners`);
    expect(body).not.toMatch(/envoy\.tracers/);
    await answered();
  }, 60_000);
});

test('what the installation says goes before what settings say', async () => {
  await settle({ trustDomain: 'other.example', outboundTrafficPolicy: { mode: 'ALLOW_ANY' } });
  expect(await heldMeshConfig()).toMatchObject({ trustDomain: 'cluster.local', outboundTrafficPolicy: { mode: 'ALLOW_ANY' } });
});

interface Table {
  readonly normalization: 'MERGE_SLASHES' | 'DECODE_AND_MERGE_SLASHES';
  readonly requests: readonly (Partial<Exchange> & { readonly about: string; readonly asked?: string; readonly answer?: number })[];
}

const tables = parse(readFileSync(join(__dirname, 'path-normalization.yaml'), 'utf8')) as readonly Table[];

describe.each(tables.map((table) => [table.normalization, table] as const))('paths with %s', (normalization, { requests }) => {
  beforeAll(() => settle({ pathNormalization: { normalization } }), 60_000);

  test.each(requests.map((row) => [row.about, row] as const))('%s', async (_about, { about: _, asked, answer: refusal = 200, ...row }) => {
    const { answer, received } = await exchange(world, { ...health, ...row });
    expect([answer.status, received.map(({ target }) => target)]).toEqual([refusal, asked === undefined ? [] : [asked]]);
  });
});

afterAll(() => mesh.become([]), 60_000);
