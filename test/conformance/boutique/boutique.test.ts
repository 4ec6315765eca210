import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Resource } from '../../../lib/kube/resource';
import { call } from '../callees/call';
import { somewhere, startOutside, type OutsideHosts } from '../callees/outside';
import { boutiqueWorkloads, gateways } from '../engines/hosts';
import { startSidecars, stopProxies } from '../engines/proxies';
import { currentWorld } from '../engines/with-engines';
import { exchange, workloadOf, type Exchange } from '../traffic/exchange';
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
const outsideRows = parse(readFileSync(join(__dirname, 'outside.yaml'), 'utf8')) as readonly Omit<Row, 'send'>[];
const groups = parse(readFileSync(join(__dirname, 'requests.yaml'), 'utf8')) as readonly { readonly about: string; readonly requests: readonly Row[] }[];

let outside: OutsideHosts;

beforeAll(async () => {
  outside = await startOutside(world);
  await startSidecars(world, boutiqueWorkloads);
  const resources = resourcesOf([join(__dirname, '../../../examples/online-boutique/spec.yaml')]).filter(({ apiVersion }) => apiVersion.includes('istio.io'));
  await mesh.become([...resources.map(placedHere), ...await servingSecret(world, resources)]);
}, 150_000);

describe.each(groups)('$about', ({ about: _, requests, ...common }) => {
  test.each(requests.map((row) => [row.about, row] as const))('%s', async (_about, { about: _about2, reaches, answer: refusal = 200, ...row }) => {
    const { answer, received } = await exchange(world, { host: 'shop.example.com', ...common, ...row });
    const seen = { status: answer.status, reached: received.map(({ workload }) => workload) };
    expect(seen).toEqual({ status: refusal, reached: reaches === undefined ? [] : [reaches] });
  });
});

/** This is none of Google's machines: another server stands for that of their metadata. */
function placedHere(resource: Resource): Resource {
  if (resource.kind !== 'ServiceEntry') return resource;
  return { ...resource, spec: { ...resource.spec as object, resolution: 'STATIC', endpoints: [{ address: somewhere, ports: { 'http-80': 27080 } }] } } as Resource;
}

test.each(outsideRows.map((row) => [row.about, row] as const))('the metadata of the machine: %s', async (_about, { from, reaches, answer = 200 }) => {
  const called = await call(world, workloadOf(from!), { host: 'metadata.google.internal', port: 80 }, outside);
  expect(called).toEqual({ status: answer, reached: reaches === undefined ? [] : [reaches] });
});

afterAll(async () => {
  outside.end();
  await mesh.become([]);
  await stopProxies(world, boutiqueWorkloads);
}, 60_000);
