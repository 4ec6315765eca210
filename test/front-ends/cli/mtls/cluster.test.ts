import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Resource } from '../../../../lib/kube/resource';
import { startApiServer, status as refuse, type ApiServer, type Behaviour, type Objects } from '../../../cluster/api-server';
import { documentsOf } from '../../../synth/case';
import { installedCommand } from '../installed';
import { temporaryFolder } from '../terminal';

const folder = temporaryFolder();
// as it is published, since the package that reads kubeconfigs is bundled into it
const installed = installedCommand();

const pods = (['shop/orders', 'web/frontend'] as const).map((name): Resource => {
  const [namespace, app] = name.split('/') as [string, string];
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: `${app}-1`, namespace, labels: { app, 'security.istio.io/tlsMode': 'istio' } }, spec: { containers: [{ name: 'istio-proxy' }] }, status: { phase: 'Running' } };
});
const documents = documentsOf(readFileSync(join(__dirname, 'cases/meshed/mesh/shop.yaml'), 'utf8')).flatMap((list) => (list as { items: Resource[] }).items);
const ofKind = (kind: string) => documents.filter((resource) => resource.kind === kind);
const objects: Objects = {
  '/api/v1/namespaces': ofKind('Namespace'),
  '/api/v1/services': ofKind('Service'),
  '/api/v1/pods': pods,
  '/api/v1/configmaps': [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'istio', namespace: 'istio-system' }, data: { mesh: 'enableAutoMtls: true\n' } }],
  '/apis/security.istio.io/v1/peerauthentications': ofKind('PeerAuthentication'),
};

let server: ApiServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(behaviours: Readonly<Record<string, Behaviour>> = {}): Promise<string> {
  server = await startApiServer(objects, behaviours);
  return server.url;
}

/** Writes a kubeconfig with these contexts, the first of which is current, and gives its path. */
function kubeConfig(name: string, contexts: Readonly<Record<string, string>>, user: object = { token: 'abc' }): string {
  const file = join(folder.path, name);
  const names = Object.keys(contexts);
  writeFileSync(file, JSON.stringify({
    'apiVersion': 'v1',
    'kind': 'Config',
    'current-context': names[0],
    'clusters': names.map((context) => ({ name: context, cluster: { server: contexts[context] } })),
    'users': names.map((context) => ({ name: context, user })),
    'contexts': names.map((context) => ({ name: context, context: { cluster: context, user: context } })),
  }));
  return file;
}

type Outcome = Promise<{ code: number | null; out: string; err: string }>;

function status(config: string, ...args: string[]): Outcome {
  return mtls(config, 'status', ...args);
}

function mtls(config: string, ...args: string[]): Outcome {
  const env = { PATH: process.env.PATH, HOME: folder.path, KUBECONFIG: config };
  const child = spawn(process.execPath, [installed.bin, 'mtls', ...args], { cwd: folder.path, env });
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => out.push(part.toString()));
  child.stderr.on('data', (part: Buffer) => err.push(part.toString()));
  return new Promise((resolve) => { child.on('close', (code) => resolve({ code, out: out.join(''), err: err.join('') })); });
}

test('shows the cluster of the current context', async () => {
  const url = await start();
  const { code, out, err } = await status(kubeConfig('config', { prod: url }));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.replace(url, 'URL')).toBe(`SERVICE       PORT         MODE        READY  PLAINTEXT  DECIDED BY
shop/orders   80 http      PERMISSIVE  yes    -          PeerAuthentication istio-system/default spec.mtls.mode
shop/orders   5432 tcp-db  PERMISSIVE  yes    -          PeerAuthentication istio-system/default spec.mtls.mode
web/frontend  80 http      PERMISSIVE  yes    -          PeerAuthentication istio-system/default spec.mtls.mode

mesh      prod (URL): 3 ports of 2 services; 0 STRICT, 3 ready, 0 not ready, 0 not known
next      web/frontend is safe to move to STRICT, all its ports at once, as far as resources tell
evidence  none, so who really calls is not known; \`--prometheus URL\` or \`--metrics FILE\` shows who does in plaintext
`);
});

test('follows the rules of kubeconfigs: --context, several files of which the first wins, files that are not there', async () => {
  const url = await start();
  const [first, second] = [kubeConfig('first', { dead: 'http://127.0.0.1:1' }), kubeConfig('second', { prod: url, dead: url })];
  const both = [join(folder.path, 'missing'), first, second].join(delimiter);
  expect((await status(both, '--context', 'prod')).out).toContain('mesh      prod (');
  expect((await status(both)).err).toMatch(/^error\[no-cluster\]: cannot reach the cluster: connect ECONNREFUSED 127\.0\.0\.1:1\n/);
  expect(await status(both, '--context', 'test')).toEqual({
    code: 1, out: '', err: 'error[no-cluster]: there is no context `test` with a cluster\n  = help: name one with `--context`: `dead` or `prod`\n\n1 error\n',
  });
});

test('runs the plugin that a kubeconfig names for credentials', async () => {
  const seen: (string | undefined)[] = [];
  const url = await start({
    '/api/v1/namespaces': (request, response) => {
      seen.push(request.headers.authorization);
      refuse(401, 'Unauthorized')(request, response);
    },
  });
  const credential = JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status: { token: 'of-plugin' } });
  const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: 'echo', args: [credential] };
  const { code, err } = await status(kubeConfig('config', { prod: url }, { exec }));
  expect(code).toBe(1);
  expect(seen).toEqual(['Bearer of-plugin']);
  expect(err).toBe('error[no-cluster]: the cluster does not accept the credentials: Unauthorized\n  = help: log in again, then `kubectl auth whoami`\n\n1 error\n');
  const broken = await status(kubeConfig('config', { prod: url }, { exec: { ...exec, command: 'no-such-plugin' } }));
  expect(broken.err).toMatch(/^error\[no-cluster\]: no credentials for the context `prod`: spawn no-such-plugin ENOENT\n/);
});

test('what may not be read is told kind by kind, and nothing is ready for sure', async () => {
  const url = await start({ '/api/v1/pods': refuse(403, 'no'), '/apis/networking.istio.io/v1/sidecars': refuse(500, 'etcd is gone') });
  const { code, out, err } = await status(kubeConfig('config', { prod: url }), '-n', 'shop');
  expect(code).toBe(0);
  expect(err).toContain('warning[kind-forbidden]: may not list `pods` in all namespaces; those of `shop` and `istio-system` were read\n');
  expect(err).toContain('warning[kind-unreadable]: cannot list `sidecars`: etcd is gone\n');
  expect(out).toMatch(/shop\/orders +80 http +PERMISSIVE +not known/);
  expect(out).not.toContain('web/frontend');
  expect(out).toContain('not known  Pod of all namespaces; Sidecar of all namespaces: until then no service is known to be ready\n');
});

test('nothing readable at all is an error', async () => {
  const everything = Object.fromEntries(['namespaces', 'services', 'pods', 'namespaces/istio-system/configmaps/istio'].map((path) => [`/api/v1/${path}`, refuse(403, 'no')]));
  const url = await start({ ...everything, '/apis/security.istio.io/v1/peerauthentications': refuse(403, 'no') });
  const { code, out, err } = await status(kubeConfig('config', { prod: url }));
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('error[kind-forbidden]: may not list `services` in all namespaces\n');
  expect(err).toContain('or name the namespaces that you may read with `-n`');
});

test('no kubeconfig, or one that is none, is an error with the fix', async () => {
  expect((await status('')).err).toBe('error[no-cluster]: there is no kubeconfig\n  = help: name one in `KUBECONFIG`, or write `~/.kube/config`; manifests can be read from paths\n\n1 error\n');
  expect((await status('/missing')).err).toContain('there is no file /missing\n');
  writeFileSync(join(folder.path, 'broken'), 'clusters: [');
  expect((await status(join(folder.path, 'broken'))).err).toMatch(/^error\[no-cluster\]: cannot read .*broken/);
});

test('plans what a file asks for over the state of the cluster', async () => {
  const url = await start();
  writeFileSync(join(folder.path, 'move.yaml'), `apiVersion: fairlead.dev/v1alpha1
kind: MtlsPolicy
metadata: {name: move, namespace: shop}
spec: {services: [{service: orders, port: http, mode: STRICT}]}
`);
  const { code, out, err } = await mtls(kubeConfig('config', { prod: url }), 'plan', '--policy', 'move.yaml', '--service', 'web/frontend:http', '--mode', 'STRICT');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('  + create PeerAuthentication shop/move-orders\n');
  expect(out).toContain('  + create PeerAuthentication web/mtls-frontend\n');
  expect(out).toContain(`mesh      prod (${url})\n`);
});

test('refuses a plan that hangs on what may not be read', async () => {
  const url = await start({ '/api/v1/pods': refuse(403, 'no') });
  const args = ['plan', '--service', 'shop/orders:http', '-n', 'shop', '-n', 'istio-system'];
  const strict = await mtls(kubeConfig('config', { prod: url }), ...args, '--mode', 'STRICT');
  expect({ code: strict.code, out: strict.out }).toEqual({ code: 1, out: '' });
  expect(strict.err).toContain('warning[kind-forbidden]: may not list `pods` in all namespaces; those of `shop` and `istio-system` were read\n');
  expect(strict.err).toContain('error[not-shown]: whom the plan would cut off hangs on what could not be read: Pod of all namespaces\n');
  const nothing = await mtls(kubeConfig('config', { prod: url }), ...args, '--mode', 'PERMISSIVE');
  expect(nothing).toMatchObject({ code: 0, out: expect.stringMatching(/^nothing to do/) as unknown });
});
