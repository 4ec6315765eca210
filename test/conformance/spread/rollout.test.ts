import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Resource } from '../../../lib/kube/resource';
import { bookinfoWorkloads, catalogWorkloads, gateways } from '../engines/hosts';
import { currentWorld } from '../engines/with-engines';
import { kubectl } from '../engines/world';
import { apply, meshUnderTest, remove } from '../traffic/mesh-under-test';
import { servingSecret } from '../traffic/serving-secret';
import { resourcesOfDocuments, yamlOf } from '../traffic/specs';
import { application, judge, type Row } from './rows';

/** What a controller has written into resources that are there, and what it has made itself. */
interface State {
  readonly controller: 'argoRollouts' | 'flagger';
  readonly says: string;
  /** Specs of others on the same host. */
  readonly beside?: readonly object[];
  readonly makes?: readonly Resource[];
  readonly writes: readonly { readonly kind: string; readonly name: string; readonly patch: object }[];
  readonly requests: readonly Row[];
}

const world = currentWorld();
const mesh = meshUnderTest(world, [gateways.ingress, ...bookinfoWorkloads, ...catalogWorkloads]);
const states = parse(readFileSync(join(__dirname, 'rollout.yaml'), 'utf8')) as readonly State[];

function resourcesFor(controller: State['controller'], beside: readonly object[] = []): readonly Resource[] {
  const spec = { rollout: { [controller]: {} }, ...(controller === 'flagger' && { workload: { selector: { team: 'books' } } }) };
  return resourcesOfDocuments([...yamlOf(join(__dirname, 'ingress.yaml')), application(spec), ...beside]);
}

/** Writes as a controller does: over what is there, under a name of its own. */
async function write({ makes = [], writes }: Pick<State, 'makes' | 'writes'>): Promise<void> {
  await apply(world, makes);
  for (const { kind, name, patch } of writes) {
    await kubectl(world, ['patch', kind, name, '--namespace', 'spread', '--type', 'merge', '--field-manager', 'controller', '--patch', JSON.stringify(patch)]);
  }
  await mesh.settled();
}

describe.each(states.map((state) => [`${state.controller}, ${state.says}`, state] as const))('%s', (_name, { controller, beside, makes = [], writes, requests }) => {
  beforeAll(async () => {
    const resources = resourcesFor(controller, beside);
    await mesh.become([...resources, ...await servingSecret(world, resources)]);
    await write({ makes, writes });
  }, 60_000);

  test.each(requests.map((row) => [row.about, row] as const))('%s', (_about, row) => judge(world, row), 60_000);

  afterAll(() => remove(world, makes));
});

describe('what Argo Rollouts has written', () => {
  const written = states.find(({ controller, says }) => controller === 'argoRollouts' && says === 'one of ten')!;
  const ours = resourcesFor('argoRollouts');
  const manifest = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: ours });
  const handedOver = ['--namespace', 'spread', '--selector', 'fairlead.dev/rollout', '--output', 'json', '--show-managed-fields=false'];

  /** What is in the cluster of that which is the controller's. */
  async function standing(): Promise<unknown> {
    const { items } = JSON.parse(await kubectl(world, ['get', 'virtualservice,destinationrule', ...handedOver])) as { readonly items: readonly Resource[] };
    return items.map(({ metadata: { name }, spec }) => ({ name, spec }));
  }

  let before: unknown;
  beforeAll(async () => {
    await mesh.become([...ours, ...await servingSecret(world, ours)]);
    await write(written);
    before = await standing();
    expect(JSON.stringify(before)).toContain('"weight":90');
  }, 60_000);

  test('stays where ours are applied by the server, which names who owns it', async () => {
    const said = await kubectl(world, ['apply', '--server-side', '-f', '-'], manifest).then(() => '', (error: Error) => error.message);
    expect(said).toMatch(/conflict with "controller" using networking\.istio\.io\/v1/);
    expect(said).toMatch(/\.spec\.subsets/);
    expect(said).toMatch(/\.spec\.http/);
    expect(await standing()).toEqual(before);
  });

  test('stays where ours are applied without what is handed over, which is all the rest', async () => {
    const said = await kubectl(world, ['apply', '--selector', '!fairlead.dev/rollout', '-f', '-'], manifest);
    expect(said.trim().split('\n')).toHaveLength(ours.length - 2);
    expect(await standing()).toEqual(before);
  });

  test('would be taken back where kubectl applied all of ours itself', async () => {
    const { items } = JSON.parse(await kubectl(world, ['apply', '--dry-run=server', '--output', 'json', '-f', '-'], manifest)) as { readonly items: readonly Resource[] };
    expect(JSON.stringify(items.find(({ metadata }) => metadata.name === 'catalog.80'))).toContain('"weight":100');
  });

  test('is followed as before', () => judge(world, written.requests[0]!), 60_000);
});

afterAll(() => mesh.become([]), 60_000);
