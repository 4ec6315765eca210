import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { boutiqueWorkloads, gateways } from '../engines/hosts';
import { startSidecars, stopProxies } from '../engines/proxies';
import { currentWorld } from '../engines/with-engines';
import { exchange, type Exchange } from '../traffic/exchange';
import { meshUnderTest } from '../traffic/mesh-under-test';
import { servingSecret } from '../traffic/serving-secret';
import { resourcesOf } from '../traffic/specs';

interface Row extends Partial<Exchange> {
  readonly about: string;
  readonly send: string;
  /** The workload that must have got it, and nobody else. */
  readonly reaches?: string;
  /** The status of what is no 200, or of no gRPC `OK`. */
  readonly answer?: number | 'closed';
}

const world = currentWorld();
const mesh = meshUnderTest(world, [gateways.ingress, ...boutiqueWorkloads]);
const groups = parse(readFileSync(join(__dirname, 'requests.yaml'), 'utf8')) as readonly { readonly about: string; readonly requests: readonly Row[] }[];

beforeAll(async () => {
  await startSidecars(world, boutiqueWorkloads);
  const resources = resourcesOf([join(__dirname, '../../../examples/online-boutique/spec.yaml')]).filter(({ apiVersion }) => apiVersion.includes('istio.io'));
  await mesh.become([...resources, ...await servingSecret(world, resources)]);
}, 150_000);

describe.each(groups)('$about', ({ about: _, requests, ...common }) => {
  test.each(requests.map((row) => [row.about, row] as const))('%s', async (_about, { about: _about2, reaches, answer: refusal = 200, ...row }) => {
    const { answer, received } = await exchange(world, { host: 'shop.example.com', ...common, ...row });
    const seen = { status: answer.status, reached: received.map(({ workload }) => workload) };
    expect(seen).toEqual({ status: refusal, reached: reaches === undefined ? [] : [reaches] });
  });
});

afterAll(async () => {
  await mesh.become([]);
  await stopProxies(world, boutiqueWorkloads);
}, 60_000);
