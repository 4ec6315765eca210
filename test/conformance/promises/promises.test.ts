import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Resource } from '../../../lib/kube/resource';
import { bookinfoWorkloads, certifiedWorkload, gateways, storeWorkload, strangerWorkload, vaultWorkload } from '../engines/hosts';
import { currentWorld } from '../engines/with-engines';
import { clientAuthorities } from '../traffic/client-authorities';
import type { Exchange } from '../traffic/exchange';
import { meshUnderTest } from '../traffic/mesh-under-test';
import { checkRow, type Row } from '../traffic/rows';
import { servingSecret } from '../traffic/serving-secret';
import { resourcesOf, yamlOf } from '../traffic/specs';
import { exampleSpecs } from './example-specs';

/** One table: what holds for all its requests, and the requests. */
interface Table extends Partial<Exchange> {
  readonly promise: string;
  readonly requests: readonly Row[];
}

const world = currentWorld();
const mesh = meshUnderTest(world, [
  gateways.ingress, gateways.guarded, gateways.proxied, ...bookinfoWorkloads, storeWorkload, strangerWorkload, vaultWorkload, certifiedWorkload,
]);
const folder = join(__dirname, 'specs');

const tables = readdirSync(join(__dirname, 'tables')).sort().map((file) => parse(readFileSync(join(__dirname, 'tables', file), 'utf8')) as Table);

const states: readonly (readonly [string, readonly string[]])[] = [
  ['', exampleSpecs],
  ['8. Adding a spec widens no rule: ', [...exampleSpecs, join(folder, 'newcomers.yaml')]],
];

describe.each(states)('%s', (_name, files) => {
  beforeAll(async () => {
    const byHand = yamlOf(join(folder, 'by-hand.yaml')) as Resource[];
    const resources = resourcesOf(files).filter(({ apiVersion }) => apiVersion.includes('istio.io'));
    await mesh.become([...resources, ...byHand, ...await servingSecret(world, resources), ...clientAuthorities(world, 'istio-ingress')]);
  }, 60_000);

  describe.each(tables.map((table) => [table.promise, table] as const))('%s', (_promise, { promise: _, requests, ...common }) => {
    test.each(requests.map((row) => [row.about, row] as const))('%s', (_about, row) => checkRow(world, common, row));
  });
});

afterAll(() => mesh.become([]), 60_000);
