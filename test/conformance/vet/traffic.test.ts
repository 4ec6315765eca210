import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { clusterResources } from '../engines/cluster-resources';
import { drawnWorkloads, gateways, strangerWorkload } from '../engines/hosts';
import { currentWorld } from '../engines/with-engines';
import { exchange, type Exchange } from '../traffic/exchange';
import { meshUnderTest } from '../traffic/mesh-under-test';
import { vet, type Resource } from 'fairlead';

/** A rule, what it finds something in, the same as it should be, and what comes of requests in both. */
interface Row {
  readonly rule: string;
  /** Names in `given.yaml`. */
  readonly given?: readonly string[];
  readonly bad: readonly Resource[];
  readonly good: readonly Resource[];
  readonly requests: readonly Request[];
}

/** What is seen of a request: the workload that got it, else the status of the answer. */
interface Request extends Partial<Exchange> {
  readonly send: string;
  readonly bad: string | number;
  readonly good: string | number;
}

const world = currentWorld();
const mesh = meshUnderTest(world, [gateways.public, ...drawnWorkloads, strangerWorkload]);
const cluster = clusterResources();

const folder = join(__dirname, 'traffic');
const yaml = (file: string) => parse(readFileSync(join(folder, file), 'utf8')) as unknown;
const given = yaml('given.yaml') as Readonly<Record<string, readonly Resource[]>>;
const rows = readdirSync(folder).filter((file) => file !== 'given.yaml').sort().flatMap((file) => yaml(file) as readonly Row[]);

async function seen({ bad: _bad, good: _good, ...request }: Request): Promise<string | number> {
  const { answer, received } = await exchange(world, { gateway: 'public', scheme: 'http', host: 'shop.example.com', ...request });
  return received[0]?.workload ?? answer.status;
}

describe.each(rows.map((row) => [row.rule, row] as const))('%s', (rule, row) => {
  const { requests } = row;
  test.each(['bad', 'good'] as const)('what is %s', async (state) => {
    const resources = [...(row.given ?? []).flatMap((name) => given[name]!), ...row[state]];
    const { faults } = vet({ resources: [...cluster, ...resources] });
    expect(faults.some((fault) => fault.rule.name === rule && resources.includes(fault.on))).toBe(state === 'bad');
    await mesh.become(resources);
    expect(await Promise.all(requests.map(seen))).toEqual(requests.map((request) => request[state]));
  });
});

afterAll(() => mesh.become([]), 60_000);
