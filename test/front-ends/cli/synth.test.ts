import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Resource } from '../../../lib/kube/resource';
import { application, ingress } from './specs';
import { command, temporaryFolder, type Surroundings } from './terminal';

const folder = temporaryFolder();
const synth = (args: readonly string[], surroundings: Partial<Surroundings> = {}) => command(['synth', ...args], { cwd: folder.path, ...surroundings });

function put(path: string, text: string): void {
  mkdirSync(join(folder.path, path, '..'), { recursive: true });
  writeFileSync(join(folder.path, path), text);
}

function kindsIn(text: string): readonly string[] {
  return parseAllDocuments(text).map((document) => (document.toJS() as Resource).kind);
}

beforeEach(() => {
  put('shop/orders.yaml', application);
  put('platform/public.yaml', ingress);
});

test('prints the resources of files and folders as YAML, and nothing else', async () => {
  const { code, out, err } = await synth(['shop', 'platform/public.yaml']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(kindsIn(out)).toEqual(expect.arrayContaining(['Gateway', 'VirtualService', 'RequestAuthentication', 'AuthorizationPolicy', 'Certificate']));
  expect(await synth(['.'])).toEqual({ code, out, err });
  expect(await synth(['-'], { stdin: `${ingress}---\n${application}` })).toEqual({ code, out, err });
});

test('what is only tried out is made and told apart, until its day is past', async () => {
  put('shop/orders.yaml', `${application.trimEnd()}\n  dryRun: {until: "2026-11-01", reason: learning who calls}\n`);
  const { code, out, err } = await synth(['.'], { today: '2026-11-01' });
  expect(code).toBe(0);
  expect(out).toContain('istio.io/dry-run: "true"');
  expect(err).toMatch(/^warning\[dry-run\]: the policies of `orders` refuse nobody until 2026-11-01, from outside neither: learning who calls\n --> shop\/orders.yaml:/);
  const late = await synth(['.'], { today: '2026-11-02' });
  expect([late.code, late.out]).toEqual([1, '']);
  expect(late.err).toMatch(/^error\[dry-run-ended\]: the dry run was to end on `2026-11-01`\n/);
});

const described = (file: string) => application.replace(/expose:.*$/ms, `expose: [{openapi: ${file}}]\n`);
const api = 'openapi: 3.1.0\npaths:\n  /orders/{id}: {get: {security: [{users: [orders.read]}]}}\ncomponents: {securitySchemes: {users: {type: oauth2}}}\n';

test('reads the OpenAPI document beside the spec that names it', async () => {
  put('shop/orders.yaml', described('./api/orders.yaml'));
  put('shop/api/orders.yaml', api);
  const { code, out, err } = await synth(['.']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('GET+HEAD /orders/{id} orders.example.com istio-ingress/public');
  expect(out).toContain('orders.read');
  expect(await synth(['shop/orders.yaml', '--reference', 'platform'])).toMatchObject({ code: 0 });
});

test.each<[string, () => void, readonly string[], string]>([
  ['is not there', () => undefined, ['.'], ' --> shop/orders.yaml'],
  ['is named on the standard input', () => put('orders.yaml', api), ['-'], 'the OpenAPI document `orders.yaml` is not there'],
  ['is a link that leads out', () => { put('secret.yaml', api); symlinkSync('../secret.yaml', join(folder.path, 'shop/orders-api.yaml')); }, ['.'], 'is not there, or cannot be read'],
  ['is no YAML', () => put('shop/orders-api.yaml', 'openapi: ['), ['.'], ' --> shop/orders-api.yaml:1:'],
  ['is a list', () => put('shop/orders-api.yaml', '- openapi: 3.1.0'), ['.'], '`shop/orders-api.yaml` is not one document of OpenAPI'],
  ['is several', () => put('shop/orders-api.yaml', `${api}---\n${api}`), ['.'], '`shop/orders-api.yaml` is not one document of OpenAPI'],
  ['says what no spec can', () => put('shop/orders-api.yaml', api.replace('[{users: [orders.read]}]', '[]')), ['.'], ' --> shop/orders-api.yaml:3:'],
])('refuses a document that %s', async (_, make, paths, message) => {
  const file = paths[0] === '-' ? 'orders.yaml' : 'orders-api.yaml';
  put('shop/orders.yaml', described(file));
  make();
  const { code, out, err } = await synth(paths, { stdin: `${ingress}---\n${described(file)}` });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(message);
});

test('prints them as one JSON list', async () => {
  const { out: yaml } = await synth(['.']);
  const { code, out, err } = await synth(['.', '--format', 'json']);
  const list = JSON.parse(out) as { items: unknown[] };
  expect({ code, err, list: { ...list, items: [] } }).toEqual({ code: 0, err: '', list: { apiVersion: 'v1', kind: 'List', items: [] } });
  expect(list.items).toEqual(parseAllDocuments(yaml).map((document) => document.toJS() as unknown));
});

test('checks against a reference and leaves its own resources out', async () => {
  const { out: all } = await synth(['.']);
  const { code, out, err } = await synth(['shop', '--reference', 'platform']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(kindsIn(out)).not.toContain('Gateway');
  expect(all).toContain(out);
  expect(await synth(['.', '--reference', 'platform'])).toEqual({ code, out, err });
});

test('the operator needs no application', async () => {
  const { code, out } = await synth(['platform']);
  expect(code).toBe(0);
  expect(kindsIn(out)).toContain('Gateway');
  expect(kindsIn(out)).not.toContain('VirtualService');
});

test('checks against the Services and workloads beside the specs', async () => {
  put('k8s/service.yaml', 'apiVersion: v1\nkind: Service\nmetadata: {name: orders, namespace: shop}\nspec: {ports: [{port: 81, name: http}]}\n');
  const { code, out, err } = await synth(['.']);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('error[port-not-in-service]');
  expect(err).toContain(' --> shop/orders.yaml:5:30\n');
});

test('two documents of one Service are a warning, of one spec an error', async () => {
  const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: orders, namespace: shop}\nspec: {ports: [{port: 80, targetPort: 8080, name: http}]}\n';
  put('k8s/base.yaml', service);
  put('k8s/overlay.yaml', `${service}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n`);
  const warned = await synth(['.']);
  expect(warned.code).toBe(0);
  expect(kindsIn(warned.out)).toContain('VirtualService');
  expect(warned.err).toMatch(/^warning\[duplicate-document\]: there are two documents `Service` named `shop\/orders`\n.*\n1 warning in 1 file\n$/s);

  put('shop/again.yaml', application);
  const refused = await synth(['.']);
  expect({ code: refused.code, out: refused.out }).toEqual({ code: 1, out: '' });
  expect(refused.err).toContain('error[duplicate-document]: there are two documents `SecureApplication` named `shop/orders`');
  expect(refused.err).toContain('1 error, 1 warning in 2 files');
});

test('what is wrong is JSON where JSON is asked for', async () => {
  put('shop/orders.yaml', application.replace('expose', 'exposed'));
  const { code, out, err } = await synth(['.', '--format', 'json']);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(JSON.parse(err)).toMatchObject({
    findings: [{
      code: 'unknown-field',
      severity: 'error',
      resource: { kind: 'SecureApplication', namespace: 'shop', name: 'orders' },
      path: ['spec', 'exposed'],
      location: { file: 'shop/orders.yaml', line: 6, column: 3, endLine: 6, endColumn: 10 },
    }],
  });
});

test.each<[string, Record<string, string>, boolean, boolean]>([
  ['off in a pipe', {}, false, false],
  ['on on a terminal', { TERM: 'xterm' }, true, true],
  ['off on a dumb terminal', { TERM: 'dumb' }, true, false],
  ['off with NO_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ['on with FORCE_COLOR', { FORCE_COLOR: '1' }, false, true],
  ['not forced by FORCE_COLOR=0', { FORCE_COLOR: '0' }, false, false],
])('colours are %s', async (_name, env, isTTY, coloured) => {
  const { err } = await synth(['missing.yaml'], { env, isTTY });
  expect(err.includes('\u001b[')).toBe(coloured);
});

describe('one spec that cannot be read', () => {
  const wrongHost = application.replace('expose: [{ingress: {name: public}}]', 'expose: [{ingress: {name: public}, hosts: [basket]}]');

  test('does not keep the other ones of its kind from being checked', async () => {
    put('shop/orders.yaml', `${wrongHost}---\n${application.replace('name: orders', 'name: basket').replace('spec:', 'spec: [')}`);
    const { code, err } = await synth(['.']);
    expect(code).toBe(1);
    expect(err).toContain('error[yaml-syntax]');
    expect(err).toContain('error[ungranted-host]');
    expect(err).toContain('\n2 errors in 1 file\n');
  });

  test.each([
    ['that breaks the syntax', ingress.replace('grants: [', 'grants: [[')],
    ['that breaks the schema', ingress.replace('grants', 'grant')],
    ['of an unknown kind', ingress.replace('kind: MeshIngress', 'kind: [Mesh')],
  ])('lets nothing false be said of those that may need it: an ingress %s', async (_name, text) => {
    put('shop/orders.yaml', wrongHost);
    put('platform/public.yaml', text);
    const { code, err } = await synth(['.']);
    expect(code).toBe(1);
    expect(err).toContain('platform/public.yaml:');
    expect(err).toContain('\n1 error in 1 file\n');
  });

  test('does not keep an ingress from being checked', async () => {
    put('shop/orders.yaml', `${application}---\nkind: [\n`);
    put('platform/public.yaml', ingress.replace('hosts: [orders]', 'hosts: [orders.example.org]'));
    const { err } = await synth(['.']);
    expect(err).toContain('error[foreign-host]');
    expect(err).toContain('\n2 errors in 2 files\n');
  });
});

describe('an input without a spec', () => {
  test.each([
    ['a folder of other documents', ['k8s'], 'error[no-specs]: there is no spec in `k8s`\n  = help: looked through one file for `apiVersion: fairlead.dev/v1alpha1` and one of the kinds'],
    ['an empty folder', ['empty'], 'error[no-files]: there is no YAML or JSON file in `empty`'],
    ['a path that does not exist', ['missing'], 'error[unreadable]: cannot read `missing`: there is no such file or folder'],
    ['nothing on the standard input', ['-'], 'error[no-specs]: there is no spec in `-`'],
    ['specs in the reference alone', ['k8s', '--reference', 'platform'], 'error[no-specs]: there is no spec in `k8s`'],
  ])('%s', async (_name, args, message) => {
    put('k8s/service.yaml', 'apiVersion: v1\nkind: Service\nmetadata: {name: orders, namespace: shop}\n');
    mkdirSync(join(folder.path, 'empty'));
    const { code, out, err } = await synth(args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.startsWith(message)).toBe(true);
    expect(err).toContain('1 error');
  });
});

test.each(['many-mistakes', 'shape-and-meaning'])('every mistake of every file is shown at once, where it is: %s', async (name) => {
  const input = join(__dirname, 'cases', name);
  const { code, out, err } = await synth(['.'], { cwd: input });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  const expected = join(input, 'expected.txt');
  if (process.env.UPDATE_CASES === '1') writeFileSync(expected, err);
  expect(err).toBe(readFileSync(expected, 'utf8'));
});

test('says of a MtlsPolicy what carries it out', async () => {
  const input = join(__dirname, 'cases/mtls-policy');
  const { code, out, err } = await synth(['.'], { cwd: input });
  expect({ code, out }).toEqual({ code: 0, out: '' });
  const expected = join(input, 'expected.txt');
  if (process.env.UPDATE_CASES === '1') writeFileSync(expected, err);
  expect(err).toBe(readFileSync(expected, 'utf8'));
});
