import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Resource } from '../../../lib/kube/resource';
import { publicRanges } from '../../../lib/synth/public-addresses';
import { authorityIn } from '../engines/authority';
import { calledWorkload, callingWorkload } from '../engines/hosts';
import { places } from '../engines/places';
import { until } from '../engines/until';
import { currentWorld } from '../engines/with-engines';
import { kubectl } from '../engines/world';
import { receivedBy } from '../traffic/exchange';
import { untilOutboundPolicyOf } from '../traffic/mesh-config';
import { meshUnderTest } from '../traffic/mesh-under-test';
import { resourcesOf } from '../traffic/specs';
import { call, type Call } from './call';
import { publicHere, startOutside, type OutsideHosts } from './outside';

interface State {
  readonly state: string;
  readonly specs: string;
  /** Whether the authority of the run stands in the place of those of the system. */
  readonly trusted?: true;
  readonly calls: readonly Row[];
}

interface Row extends Call {
  readonly about: string;
  /** Who must have got it, and nobody else. */
  readonly reaches?: string;
  /** The status of what is no 200. */
  readonly answer?: number | 'closed';
}

const world = currentWorld();
const mesh = meshUnderTest(world, [callingWorkload, calledWorkload]);
const states = parse(readFileSync(join(__dirname, 'calls.yaml'), 'utf8')) as readonly State[];

/** The API server is no pod here, and has no endpoints of its own: its Service selects what stands for it. */
const apiServer = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'WorkloadEntry',
  metadata: { name: 'kubernetes', namespace: 'default' },
  spec: { address: places.apiServer.address, labels: { component: 'apiserver' } },
} satisfies Resource;

async function selectApiServer(selector: object | null): Promise<void> {
  await kubectl(world, ['patch', 'service', 'kubernetes', '--namespace', 'default', '--type', 'merge', '--patch', JSON.stringify({ spec: { selector } })]);
}

let outside: OutsideHosts;

beforeAll(async () => {
  outside = await startOutside(world);
  await selectApiServer(apiServer.spec.labels);
});

describe.each(states)('$state', ({ specs, trusted, calls }) => {
  beforeAll(async () => {
    const resources = resourcesOf([join(__dirname, specs)]).filter(({ apiVersion, kind }) => apiVersion.includes('istio.io') || kind === 'ConfigMap');
    await mesh.become([...(trusted ? resources.map(trusting) : resources).map(withPublic), apiServer]);
    await untilOutboundPolicyOf(resources);
    await mesh.settled();
  }, 60_000);

  test.each(calls.map((row) => [row.about, row] as const))('%s', async (_about, { about: _about2, reaches, answer = 200, ...row }) => {
    expect(await call(world, callingWorkload, row, outside)).toEqual({ status: answer, reached: reaches === undefined ? [] : [reaches] });
  });
});

test('spans of an application that says what it calls arrive at a collector that it does not list', async () => {
  const resources = resourcesOf([join(__dirname, 'traced.yaml')]).filter(({ apiVersion, kind }) => apiVersion.includes('istio.io') || kind === 'ConfigMap');
  await mesh.become(resources);
  // what proxies send of their own has no number
  const spans = async () => (await receivedBy('undefined')).filter(({ workload, target, headers }) => (
    workload === 'elsewhere/stranger' && target === '/api/v2/spans' && String(headers['x-forwarded-client-cert']).includes('/ns/calling/sa/shopper')
  )).length;
  const before = await spans();
  await until('spans of the shopper arrive', 30, async () => {
    await call(world, callingWorkload, { host: 'stock.calling.svc.cluster.local', port: 80 }, outside);
    return await spans() > before;
  });
}, 90_000);

/** No path of a system's authorities can be given to an engine. */
function trusting(resource: Resource): Resource {
  const { certificate } = authorityIn(world.folder);
  return JSON.parse(JSON.stringify(resource).replaceAll('"caCertificates":"system"', `"caCertificates":${JSON.stringify(certificate)}`)) as Resource;
}

/** No address of this machine is public: a part of its loopback stands for those that are. */
function withPublic(resource: Resource): Resource {
  const [some] = publicRanges;
  return JSON.parse(JSON.stringify(resource).replace(`"${some}"`, `"${some}","${publicHere}"`)) as Resource;
}

afterAll(async () => {
  outside.end();
  await selectApiServer(null);
  await mesh.become([]);
}, 60_000);
