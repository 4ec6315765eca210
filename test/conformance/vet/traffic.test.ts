import { clusterResources } from '../engines/cluster-resources';
import { drawnWorkloads, gateways, strangerWorkload } from '../engines/hosts';
import { currentWorld } from '../engines/with-engines';
import { exchange } from '../traffic/exchange';
import { meshUnderTest } from '../traffic/mesh-under-test';
import { pods } from './pods';
import { rows, type Request } from './tables';
import { vet } from 'fairlead';

const world = currentWorld();
const mesh = meshUnderTest(world, [gateways.public, ...drawnWorkloads, strangerWorkload]);
const cluster = [...clusterResources(), ...pods];

async function seen({ bad: _bad, good: _good, ...request }: Request): Promise<string | number> {
  const { answer, received } = await exchange(world, { gateway: 'public', scheme: 'http', host: 'shop.example.com', ...request });
  return received[0]?.workload ?? answer.status;
}

const cases = rows.flatMap((row) => (['bad', 'good'] as const).map((state) => [row.rule, state, row] as const));

test.each(cases)('%s: what is %s', async (rule, state, row) => {
  const resources = row[state];
  const { faults } = vet({ resources: [...cluster, ...resources] });
  expect(faults.some((fault) => fault.rule.name === rule && resources.includes(fault.on))).toBe(state === 'bad');
  await mesh.become(resources);
  expect(await Promise.all(row.requests.map(seen))).toEqual(row.requests.map((request) => request[state]));
});

afterAll(() => mesh.become([]), 60_000);
