import { join } from 'node:path';
import { until } from '../engines/until';
import { currentWorld } from '../engines/with-engines';
import { kubectl } from '../engines/world';
import { exampleSpecs } from '../promises/example-specs';
import { apply, remove } from '../traffic/mesh-under-test';
import { latest, yamlOf } from '../traffic/specs';
import { accounts, developer, operator, tenant } from './accounts';
import { tables } from './case';
import { tried } from './user';
import { compile, customResourceDefinitions, guardDocuments, type Resource } from 'fairlead';

const world = currentWorld();
const examples = latest(exampleSpecs.flatMap(yamlOf));

const documents = latest([...examples, ...yamlOf(join(__dirname, 'ingresses.yaml'))]);
const namespace = (name: string, labels = {}) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
const namespaces = [
  ...['shop', 'web', 'outside', 'bookinfo', 'store', 'elsewhere', 'certified', 'edge', 'istio-egress', 'istio-guarded', 'istio-inside', 'istio-ingress', 'istio-proxied', 'istio-system'].map((name) => namespace(name)),
  namespace('labelled', { 'istio-injection': 'enabled' }),
];
const cases = tables.flatMap(([, all]) => all);
const stood = cases.flatMap(({ before }) => before ?? []);

function guardOf(input: Partial<Parameters<typeof guardDocuments>[0]> = {}): readonly Resource[] {
  const { resources, problems } = guardDocuments({ documents, operators: ['platform'], ...input });
  expect(problems).toEqual([]);
  return resources;
}

const isRefused = (resource: Resource) => tried(world, tenant, [resource]).then(() => false, ({ message }: Error) => message.includes('denied request'));

beforeAll(async () => {
  await kubectl(world, ['apply', '--server-side', '-f', world.built.gatewayApi]);
  await apply(world, customResourceDefinitions() as readonly object[] as readonly Resource[]);
  await kubectl(world, ['wait', '--for=condition=Established', '--timeout=60s', 'crd', '--all']);
  await apply(world, namespaces);
  await apply(world, accounts(namespaces.map(({ metadata: { name } }) => name)));
  await apply(world, stood);
  await apply(world, guardOf());
  const first = tables.map(([, all]) => all.find(({ says, before }) => says !== undefined && !before)!);
  await until('every policy is heeded', 30, async () => (await Promise.all(first.map(({ resource }) => isRefused(resource)))).every(Boolean));
}, 120_000);

afterAll(async () => {
  await remove(world, [...guardOf(), ...stood]);
  await kubectl(world, ['delete', '--wait=false', '-f', world.built.gatewayApi]);
}, 60_000);

describe.each(tables)('%s', (_policy, all) => {
  test.each(all.map((one) => [one.about, one] as const))('%s', async (_about, { resource, says }) => {
    const answer = tried(world, tenant, [resource]);
    if (says === undefined) await expect(answer).resolves.toMatch(/serverside-applied/);
    else await expect(answer).rejects.toThrow(expect.objectContaining({ message: expect.stringContaining(says) as string }));
  });

  test('operators write all of it', async () => {
    await expect(tried(world, operator, all.map(({ resource }) => resource))).resolves.toMatch(/serverside-applied/);
  });
});

test('who has the role `edit` applies what comes of the specs of applications, of ways into the mesh nothing', async () => {
  const own = examples.filter((document) => (document as Resource).kind === 'SecureApplication');
  const reference = examples.filter((document) => !own.includes(document));
  const developers = compile({ documents: own, reference }).resources.map(({ resource }) => resource);
  expect(new Set(developers.map(({ kind }) => kind)).size).toBeGreaterThan(3);
  await until('the role is part of `edit`', 20, () => tried(world, developer, developers).then(() => true, () => false));
  await expect(tried(world, developer, developers)).resolves.toMatch(/serverside-applied/);

  const operators = compile({ documents: reference }).resources.map(({ resource }) => resource);
  // what closes a namespace is a policy of that namespace, in which its developers decide who is let in; ConfigMaps are a matter of `edit` itself
  const held = operators.filter(({ kind, metadata: { name } }) => kind !== 'ConfigMap' && !name.endsWith('-default-deny'));
  for (const resource of held) await expect(tried(world, developer, [resource])).rejects.toThrow(/orbidden/);
  await expect(tried(world, operator, operators.filter(({ kind }) => kind !== 'ConfigMap' && kind !== 'Namespace'))).resolves.toMatch(/serverside-applied/);
});

test('controllers carry out what an operator was let do', async () => {
  const { resource } = tables.flatMap(([, all]) => all).find(({ about, resource: { kind } }) => kind === 'Deployment' && about.startsWith('no sidecar by label'))!;
  const deployment = { ...resource, metadata: { ...resource.metadata, name: 'by-operator' } };
  await kubectl(world, ['apply', '--as', operator.name, ...operator.groups.map((group) => `--as-group=${group}`), '-f', '-'], JSON.stringify(deployment));
  await until('it has its pod', 30, async () => (await kubectl(world, ['get', 'pods', '-n', 'shop', '-o', 'name'])).includes('by-operator'));
  await remove(world, [deployment]);
}, 60_000);

test('no expression is doubted by the API server', async () => {
  const list = JSON.parse(await kubectl(world, ['get', 'validatingadmissionpolicies', '-l', 'app.kubernetes.io/managed-by=fairlead', '-o', 'json'])) as { items: (Resource & { status?: { typeChecking?: { expressionWarnings?: object[] } } })[] };
  expect(list.items.length).toBe(tables.length);
  expect(list.items.flatMap(({ status }) => status?.typeChecking?.expressionWarnings ?? [])).toEqual([]);
});

test('moving in, all are warned and nobody is refused', async () => {
  const { resource } = tables.find(([name]) => name === 'virtual-services')![1].find(({ says }) => says !== undefined)!;
  await apply(world, guardOf({ warns: true }));
  await until('it is taken', 20, () => isRefused(resource).then((refused) => !refused));
}, 60_000);
