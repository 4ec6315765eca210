import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Resource } from '../../../lib/kube/resource';
import { bookinfoWorkloads, certifiedWorkload, gateways, storeWorkload, strangerWorkload, vaultWorkload } from '../engines/hosts';
import { currentWorld } from '../engines/with-engines';
import { clientAuthorities } from '../traffic/client-authorities';
import { exchange, type Exchange, type Token } from '../traffic/exchange';
import { meshUnderTest } from '../traffic/mesh-under-test';
import { servingSecret } from '../traffic/serving-secret';
import { resourcesOf, yamlOf } from '../traffic/specs';
import { exampleSpecs } from './example-specs';

/** One table: what holds for all its requests, and the requests. */
interface Table extends Partial<Exchange> {
  readonly promise: string;
  readonly requests: readonly Row[];
}

interface Row extends Partial<Exchange> {
  readonly about: string;
  readonly send: string;
  /** The workload that must have got it, and nobody else. */
  readonly reaches?: string;
  /** How often it must have got it; once where nothing is said. */
  readonly times?: number;
  /** What the application was asked for, where that is not what was sent. */
  readonly asked?: string;
  /** The status of what is no 200, or who else than the application answers. */
  readonly answer?: number | 'closed';
  readonly location?: string;
  /** Headers that the application got, or `nothing`. */
  readonly sees?: Readonly<Record<string, string>>;
  /** A text in the header `x-forwarded-client-cert` that the application got, and one that is not in it. */
  readonly showsClient?: string;
  readonly hidesClient?: string;
  /** Headers that the client got, or `nothing`. */
  readonly tells?: Readonly<Record<string, string>>;
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

  describe.each(tables.map((table) => [table.promise, table] as const))('%s', (_promise, { promise: _, requests, token: given, ...common }) => {
    test.each(requests.map((row) => [row.about, row] as const))('%s', async (_about, { about: _about2, reaches, times = 1, ...rest }) => {
      const { answer: refusal, location, token, asked, sees = {}, tells = {}, showsClient, hidesClient, ...row } = rest;
      const request = { to: 'store/orders', host: '', ...common, ...row, ...(token && { token: { ...given, ...token } as Token }) };
      const { answer, received } = await exchange(world, request);
      const seen = { status: answer.status, reached: received.map(({ workload }) => workload), ...(location !== undefined && answer.status !== 'closed' && { location: answer.headers.location }) };
      const reached = reaches === undefined ? [] : Array.from({ length: times }, () => reaches);
      expect(seen).toEqual({ status: refusal ?? 200, reached, ...(location !== undefined && { location }) });
      expect(Object.fromEntries(Object.keys(sees).map((name) => [name, received[0]?.headers[name] ?? 'nothing']))).toEqual(sees);
      expect(Object.fromEntries(Object.keys(tells).map((name) => [name, (answer.status !== 'closed' && answer.headers[name]) || 'nothing']))).toEqual(tells);
      const client = String(received[0]?.headers['x-forwarded-client-cert']);
      if (showsClient !== undefined) expect(client).toContain(showsClient);
      if (hidesClient !== undefined) expect(client).not.toContain(hidesClient);
      if (asked !== undefined) expect(received[0]?.target).toBe(asked);
    });
  });
});

afterAll(() => mesh.become([]), 60_000);
