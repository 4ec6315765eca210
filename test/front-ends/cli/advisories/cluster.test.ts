import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '../../../../lib/kube/resource';
import { startApiServer, status as refuse, type ApiServer, type Behaviour, type Objects } from '../../../cluster/api-server';
import { installedCommand } from '../installed';
import { temporaryFolder } from '../terminal';

const folder = temporaryFolder();
// as it is published, since the package that reads kubeconfigs is bundled into it
const installed = installedCommand();

const pod = (name: string, image: string): Resource =>
  ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'shop' }, spec: { containers: [{ name: 'istio-proxy', image }] }, status: { phase: 'Running' } });
const objects: Objects = {
  '/api/v1/pods': [pod('orders-1', 'docker.io/istio/proxyv2:1.9.4'), pod('orders-2', 'docker.io/istio/proxyv2:1.9.4')],
  '/apis/networking.istio.io/v1beta1/gateways': [{
    apiVersion: 'networking.istio.io/v1beta1',
    kind: 'Gateway',
    metadata: { name: 'east-west', namespace: 'istio-system' },
    spec: { servers: [{ tls: { mode: 'AUTO_PASSTHROUGH' } }] },
  }],
  '/apis/networking.istio.io/v1beta1/virtualservices': [],
};

let server: ApiServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

interface Report {
  readonly versions: readonly { readonly version: string; readonly from: readonly object[] }[];
  readonly advisories: readonly { readonly id: string; readonly status: string; readonly why: string; readonly uses: readonly object[] }[];
}

async function judged(behaviours: Readonly<Record<string, Behaviour>> = {}): Promise<{ code: number | null; report: Report; err: string }> {
  server = await startApiServer(objects, behaviours);
  const config = join(folder.path, 'config');
  writeFileSync(config, JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'prod', cluster: { server: server.url } }],
    users: [{ name: 'me', user: { token: 'abc' } }],
    contexts: [{ name: 'prod', context: { cluster: 'prod', user: 'me' } }],
  }));
  const args = [installed.bin, 'advisories', '--context', 'prod', '--format', 'json'];
  const child = spawn(process.execPath, args, { cwd: folder.path, env: { PATH: process.env.PATH, HOME: folder.path, KUBECONFIG: config } });
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => out.push(part.toString()));
  child.stderr.on('data', (part: Buffer) => err.push(part.toString()));
  const code = await new Promise<number | null>((resolve) => { child.on('close', resolve); });
  return { code, report: JSON.parse(out.join('') || '{}') as Report, err: err.join('') };
}

test('a cluster tells the versions of its pods, and what is used', async () => {
  const { code, report } = await judged();
  expect(code).toBe(1);
  expect(report.versions).toMatchObject([{ version: '1.9.4', from: [{ resource: { name: 'orders-1' } }, { resource: { name: 'orders-2' } }] }]);
  const of = (id: string) => report.advisories.find((advisory) => advisory.id === `ISTIO-SECURITY-${id}`);
  expect(of('2021-006')).toMatchObject({ status: 'used', uses: [{ resource: { kind: 'Gateway', name: 'east-west' }, path: ['spec', 'servers', 0, 'tls', 'mode'] }] });
  expect(of('2021-007')).toMatchObject({ status: 'notUsed' });
});

test('what may not be read is not taken for none', async () => {
  const { code, report, err } = await judged({ '/apis/networking.istio.io/v1/gateways': refuse(403, 'no'), '/apis/networking.istio.io/v1beta1/gateways': refuse(403, 'no') });
  expect(code).toBe(1);
  expect(err).toContain('kind-forbidden');
  expect(report.advisories.find(({ id }) => id === 'ISTIO-SECURITY-2021-006')).toMatchObject({ status: 'unknown', why: '`Gateway` could not be read' });
});
