import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawnWorkloads, outboundAddress, strangerWorkload } from '../engines/hosts';
import { currentWorld } from '../engines/with-engines';
import { inFolder, kubeconfigOf, kubectl } from '../engines/world';
import { receivedBy, sendNumbered } from '../traffic/exchange';
import { apply, meshUnderTest } from '../traffic/mesh-under-test';
import type { Resource } from 'fairlead';

const world = currentWorld();
const [orders] = drawnWorkloads;
const mesh = meshUnderTest(world, [orders, strangerWorkload]);
const root = join(__dirname, '../../..');

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `fairlead` as a user of the cluster would. */
function fairlead(args: readonly string[], kubeconfig = kubeconfigOf(world)): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'lib/front-ends/cli/bin.ts'), ...args], { cwd: root, env: { ...process.env, KUBECONFIG: kubeconfig } });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
    child.once('error', reject).once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

interface Status {
  readonly ports: readonly {
    readonly service: { readonly namespace: string; readonly name: string };
    readonly port: { readonly number: number };
    readonly mode: string;
    readonly servers: readonly { readonly decidedBy: unknown }[];
  }[];
}

/** What the command says of a Service port of the cluster. */
async function statusOf(name: string, number: number): Promise<Status['ports'][number]> {
  const { code, stdout, stderr } = await fairlead(['mtls', 'status', '--format', 'json']);
  expect([code, stderr]).toEqual([0, '']);
  return (JSON.parse(stdout) as Status).ports.find(({ service, port }) => `${service.namespace}/${service.name}` === name && port.number === number)!;
}

test('the status of a cluster is what its API server holds', async () => {
  expect(await statusOf('shop/orders', 80)).toMatchObject({ mode: 'PERMISSIVE' });

  await mesh.become([{
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name: 'orders', namespace: 'shop' },
    spec: { selector: { matchLabels: { app: 'orders' } }, portLevelMtls: { 8080: { mode: 'STRICT' } } },
  }]);
  const { mode, servers: [server] } = await statusOf('shop/orders', 80);
  expect([mode, JSON.stringify(server!.decidedBy)]).toEqual(['STRICT', expect.stringMatching(/PeerAuthentication.*portLevelMtls/)]);
  expect(await statusOf('shop/orders', 8081)).toMatchObject({ mode: 'PERMISSIVE' });
});

test('who may not read all is told what is not known, and nothing is called ready', async () => {
  const account = { name: 'reader', namespace: 'shop' };
  const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: account, rules: [{ apiGroups: [''], resources: ['services'], verbs: ['list'] }] };
  const binding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: account,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'reader' },
    subjects: [{ kind: 'ServiceAccount', name: 'reader' }],
  };
  await apply(world, [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: account }, role, binding] as readonly object[] as readonly Resource[]);
  const token = (await kubectl(world, ['create', 'token', 'reader', '-n', 'shop'])).trim();
  const kubeconfig = inFolder(world, 'reader.kubeconfig');
  writeFileSync(kubeconfig, readFileSync(kubeconfigOf(world), 'utf8').replace('admin-token', token));

  const { code, stdout, stderr } = await fairlead(['mtls', 'status', '-n', 'shop'], kubeconfig);
  expect(code).toBe(0);
  expect(stderr).toMatch(/may not list `peerauthentications` in all namespaces, nor in `shop`/);
  expect(stdout).toMatch(/shop\/orders/);
  expect(stdout).not.toMatch(/STRICT {2}|\bready\b {2}/);
  expect(stdout).toMatch(/not known/);
});

const orderIsPlaced = async (): Promise<boolean> => {
  const { id } = await sendNumbered({ address: outboundAddress(strangerWorkload), port: 80 }, { method: 'GET', target: '/', headers: [['Host', 'orders.shop.svc.cluster.local']] });
  return (await receivedBy(id)).length === 1;
};

const plaintextPasses = async (port: number): Promise<boolean> => {
  const { id } = await sendNumbered({ address: orders.address, port }, { method: 'GET', target: '/', headers: [['Host', 'orders']] });
  return (await receivedBy(id)).length === 1;
};

test('a plan that is carried out step by step cuts off no client of the mesh, and leaves nothing to do', async () => {
  const legacy: Resource = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: 'legacy', namespace: 'elsewhere' },
    // the connection pool keeps each request on a connection of its own, judged by the policies of its time
    spec: { host: 'orders.shop.svc.cluster.local', trafficPolicy: { tls: { mode: 'DISABLE' }, connectionPool: { http: { maxRequestsPerConnection: 1 } } } },
  };
  await mesh.become([legacy]);
  expect([await orderIsPlaced(), await plaintextPasses(8080)]).toEqual([true, true]);

  const folder = mkdtempSync(inFolder(world, 'plan-'));
  const asked = ['mtls', 'plan', '--service', 'shop/orders:http', '--mode', 'STRICT'];
  const { code, stdout, stderr } = await fairlead([...asked, '-o', folder]);
  expect([code, stderr, readdirSync(folder).filter((name) => name.startsWith('step-'))]).toEqual([0, expect.stringContaining('2 written'), ['step-1', 'step-2']]);
  expect(stdout).toMatch(/step 1: what clients send[^]*DestinationRule elsewhere\/legacy[^]*step 2: what servers take[^]*PeerAuthentication shop\//);
  for (const step of ['step-1', 'step-2']) {
    await kubectl(world, ['apply', '--server-side', '--force-conflicts', '-R', '-f', join(folder, step, 'apply')]);
    await mesh.settled();
    expect([step, await orderIsPlaced()]).toEqual([step, true]);
  }
  expect(await plaintextPasses(8080)).toBe(false);

  const again = await fairlead([...asked, '--format', 'json']);
  expect([again.code, JSON.parse(again.stdout)]).toEqual([0, expect.objectContaining({ changes: [] })]);
  for (const step of ['step-1', 'step-2']) await kubectl(world, ['delete', '--ignore-not-found', '-R', '-f', join(folder, step, 'apply')]);
}, 60_000);

test('a service that is not there is said with the near ones, and nothing is written', async () => {
  const folder = inFolder(world, 'no-plan');
  const { code, stderr } = await fairlead(['mtls', 'plan', '--service', 'shop/order:http', '--mode', 'STRICT', '-o', folder]);
  expect([code, stderr, existsSync(folder)]).toEqual([1, expect.stringContaining('did you mean `orders`'), false]);
});

afterAll(() => mesh.become([]), 60_000);
