import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Resource } from '../../../lib/kube/resource';
import { get } from '../engines/get';
import { bookinfoWorkloads, gateways, storeWorkload, strangerWorkload, vaultWorkload } from '../engines/hosts';
import { places } from '../engines/places';
import { proxyName } from '../engines/proxies';
import { until } from '../engines/until';
import { currentWorld } from '../engines/with-engines';
import { exchange, type Exchange } from '../traffic/exchange';
import { meshUnderTest } from '../traffic/mesh-under-test';
import { servingSecret } from '../traffic/serving-secret';
import { resourcesOfDocuments, yamlOf } from '../traffic/specs';

type Name = 'orders' | 'vault';

interface Row extends Partial<Exchange> {
  readonly about: string;
  readonly send: string;
  /** The application that is asked; `orders` where nothing is said. */
  readonly of?: Name;
  /** What its policies say of the request while they are tried out; the application gets it then. */
  readonly tried?: 'allowed' | 'denied';
  /** The answer while they hold. */
  readonly holding?: number | 'closed';
  /** The answer in either case. */
  readonly answer?: number | 'closed';
}

const world = currentWorld();
const mesh = meshUnderTest(world, [gateways.guarded, ...bookinfoWorkloads, storeWorkload, strangerWorkload, vaultWorkload]);
const documents = yamlOf(join(__dirname, 'specs.yaml')) as Resource[];
const rows = parse(readFileSync(join(__dirname, 'requests.yaml'), 'utf8')) as readonly Row[];
const workloadOf = { orders: storeWorkload, vault: vaultWorkload };

/** Nobody comes without a certificate, so that this is no question of policies. */
const strict = { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata: { name: 'default', namespace: 'store' }, spec: { mtls: { mode: 'STRICT' } } } as Resource;

async function settle(tried: Name | undefined): Promise<void> {
  const dryRun = { until: '2099-12-31', reason: 'learning who calls' };
  const resources = resourcesOfDocuments(documents.map((document) => (
    document.kind === 'SecureApplication' && document.metadata.name === tried ? { ...document, spec: { ...document.spec as object, dryRun } } : document
  )));
  const isWanted = ({ apiVersion, kind }: Resource) => apiVersion.includes('istio.io') || kind === 'ConfigMap';
  await mesh.become([...resources.filter(isWanted), strict, ...await servingSecret(world, resources)]);
  await until('istiod has the format of access logs', 20, async () => {
    const { address, debug } = places.istiod;
    return (await get(`http://${address}:${debug}/debug/mesh`)).body.includes('dry_run_result');
  });
  await mesh.settled();
}

/** What the log of a sidecar says of a request, by a word in it that nobody else sends. */
async function written(of: Name, mark: string): Promise<unknown> {
  const lines = () => readFileSync(join(world.folder, 'logs', `${proxyName(workloadOf[of])}.log`), 'utf8').split('\n').filter((line) => line.includes(mark));
  await until(`the proxy of ${of} writes of ${mark}`, 20, () => Promise.resolve(lines().length > 0));
  return JSON.parse(lines()[0]!);
}

/** How many connections policies would have refused that are tried out. */
async function deniedConnections(of: Name): Promise<number> {
  const { body } = await get(`http://127.0.0.1:${workloadOf[of].admin}/stats?filter=^tcp.rbac.istio_dry_run_allow_.shadow_denied$`);
  return Number(body.split(': ')[1] ?? 0);
}

describe.each([[undefined], ['orders'], ['vault']] as const)('tried out: %s', (tried) => {
  beforeAll(() => settle(tried), 60_000);

  test.each(rows.map((row) => [row.about, row] as const))('%s', async (_about, { about: _, of = 'orders', tried: verdict, holding, answer: refusal, token, ...row }) => {
    const mark = `dry-run-${process.hrtime.bigint()}`;
    const host = `${of}.store.svc.cluster.local`;
    const request = { host, to: `store/${of}`, gateway: 'guarded', ...row, headers: { ...row.headers, 'user-agent': mark }, ...(token && { token: { iss: 'https://id.example.com/', ...token } }) } as const;
    const isTried = of === tried && verdict !== undefined;
    const before = await deniedConnections(of);
    const { answer, received } = await exchange(world, request);
    const status = isTried ? 200 : refusal ?? holding;
    expect([answer.status, received.map(({ workload }) => workload)]).toEqual([status, status === 200 ? [`store/${of}`] : []]);
    if (!isTried) return;
    if (row.port === undefined) expect(await written(of, mark)).toMatchObject({ dry_run_result: verdict, downstream_peer: expect.stringMatching(/^spiffe:/) });
    else expect(await deniedConnections(of)).toBe(before + 1);
  });
});

afterAll(() => mesh.become([]), 60_000);
