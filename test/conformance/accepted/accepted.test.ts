import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cases as specCases, documentsOf, textOf } from '../../specs/cases';
import { unseen } from '../../specs/unseen';
import { synthesizeCase } from '../../synth/case';
import { currentWorld } from '../engines/with-engines';
import { kubectl } from '../engines/world';
import { apply } from '../traffic/mesh-under-test';
import { yamlOf } from '../traffic/specs';
import { customResourceDefinitions, parseSpec, type Resource } from 'fairlead';

const world = currentWorld();
const root = join(__dirname, '../../..');

/** What the API server, with the schemas of the kinds and Istio's webhook, says against resources; nothing where it takes them. Nothing is kept. */
async function objections(resources: readonly object[]): Promise<string> {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: resources });
  return kubectl(world, ['apply', '--server-side', '--force-conflicts', '--dry-run=server', '--validate=strict', '-f', '-'], list).then(() => '', ({ message }: Error) => message);
}

/** Makes sure of the namespaces that resources stand in. */
async function createNamespaces(resources: readonly Resource[]): Promise<void> {
  const names = new Set(resources.map(({ metadata: { namespace } }) => namespace).filter((namespace) => namespace !== undefined));
  await apply(world, [...names].map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }) as Resource));
}

const examples = readdirSync(join(root, 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

test.each(examples)('every resource of the example %s is taken', async (name) => {
  const resources = yamlOf(join(root, 'examples', name, 'expected.yaml')) as Resource[];
  await createNamespaces(resources);
  expect(await objections(resources)).toBe('');
});

const folder = join(root, 'test/synth/cases');
const golden = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('input.yaml')).map(dirname).sort()
  .map((name) => [name, synthesizeCase(join(folder, name)).resources.map(({ resource }) => resource)] as const)
  .filter(([, resources]) => resources.length > 0);

describe('golden cases', () => {
  beforeAll(async () => {
    await kubectl(world, ['apply', '--server-side', '-f', world.built.gatewayApi]);
    await kubectl(world, ['wait', '--for=condition=Established', '--timeout=60s', 'crd', '--all']);
    await createNamespaces(golden.flatMap(([, resources]) => resources));
  }, 120_000);

  afterAll(() => kubectl(world, ['delete', '--wait=false', '-f', world.built.gatewayApi]), 60_000);

  test.each(golden)('every resource of %s is taken', async (_name, resources) => {
    expect(await objections(resources)).toBe('');
  });
});

test('what is wrong is refused by the webhook, so that what is taken was judged', async () => {
  const [gateway] = golden.flatMap(([, resources]) => resources).filter(({ apiVersion, kind }) => kind === 'Gateway' && apiVersion.startsWith('networking.istio.io'));
  const wrong = { ...gateway, spec: { ...gateway!.spec as object, servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['not a host'] }] } };
  expect(await objections([wrong])).toMatch(/admission webhook "rev\.validation\.istio\.io" denied the request/);
});

describe('the CRDs of our own kinds', () => {
  beforeAll(async () => {
    await apply(world, customResourceDefinitions() as never as Resource[]);
    await kubectl(world, ['wait', '--for=condition=Established', '--timeout=60s', 'crd', ...customResourceDefinitions().map(({ metadata }) => metadata.name)]);
  }, 60_000);

  /** The spec as the API server would keep it; namespaces are judged elsewhere. */
  const judged = async ({ apiVersion, kind, metadata: { namespace, ...metadata }, spec }: Resource) => {
    const document = { apiVersion, kind, metadata: { ...metadata, ...(namespace !== undefined && { namespace: 'default' }) }, spec };
    return (JSON.parse(await kubectl(world, ['create', '--dry-run=server', '--validate=strict', '-o', 'json', '-f', '-'], JSON.stringify(document))) as Resource).spec;
  };

  test.each(documents('good.yaml'))('%s is taken, with the same defaults', async (_name, document) => {
    expect(await judged(document)).toEqual(parseSpec(document).spec!.spec);
  });

  const refused = documents('bad.yaml').filter(([, document]) => parseSpec(document).problems.some(({ code, path }) => path[0] === 'spec' && !unseen.has(code)));

  test.each(refused)('%s is refused', async (_name, document) => {
    await expect(judged(document)).rejects.toThrow(/is invalid|unknown field|cannot be handled/);
  });
});

/** The documents of all cases of specs that are of a kind at all. */
function documents(file: 'good.yaml' | 'bad.yaml'): (readonly [string, Resource])[] {
  const kinds = customResourceDefinitions().map(({ spec }) => (spec.names as { kind: string }).kind);
  return specCases.flatMap((name) => documentsOf(textOf(name, file) ?? '').map((document, index) => [`${name} ${index}`, document as Resource] as const))
    .filter(([, document]) => document !== null && kinds.includes(document.kind) && document.apiVersion === 'fairlead.dev/v1alpha1' && typeof document.metadata?.name === 'string');
}
