import { unjudged } from '../engines/cluster-resources';
import { get } from '../engines/get';
import { gateways, strangerWorkload } from '../engines/hosts';
import { places } from '../engines/places';
import { until } from '../engines/until';
import { currentWorld } from '../engines/with-engines';
import { apply, meshUnderTest, remove } from '../traffic/mesh-under-test';
import { rejections, type Rejection } from './tables';
import { vet } from 'fairlead';

const world = currentWorld();
const mesh = meshUnderTest(world, [gateways.public, strangerWorkload]);

/** How often proxies have rejected a part of their configuration, as istiod counts it. */
async function rejected(part: Rejection['rejected']): Promise<number> {
  const { address, monitoring } = places.istiod;
  const { body } = await get(`http://${address}:${monitoring}/metrics`);
  return Number(new RegExp(`^pilot_total_xds_rejects\\{[^}]*type="${part}"[^}]*\\} (\\d+)`, 'm').exec(body)?.[1] ?? 0);
}

test.each(rejections)('$rule: what is bad is rejected by proxies', async ({ rule, rejected: part, bad }) => {
  const { faults } = vet({ resources: bad });
  expect(faults.filter((fault) => fault.rule.name === rule).map(({ severity }) => severity)).toContain('error');
  expect(bad.map(({ metadata }) => metadata.namespace)).toEqual(bad.map(() => unjudged));
  const before = await rejected(part);
  await apply(world, bad);
  try {
    await until('a proxy rejects it', 15, async () => await rejected(part) > before);
  } finally {
    await remove(world, bad);
    await mesh.settled();
  }
});

afterAll(() => mesh.become([]), 60_000);
