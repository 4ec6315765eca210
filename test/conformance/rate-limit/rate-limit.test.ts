import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parse } from 'yaml';
import { gateways, storeWorkload } from '../engines/hosts';
import { currentWorld } from '../engines/with-engines';
import { exchange, type Exchange } from '../traffic/exchange';
import { meshUnderTest } from '../traffic/mesh-under-test';
import { servingSecret } from '../traffic/serving-secret';
import { resourcesOf } from '../traffic/specs';

interface Row {
  readonly about: string;
  readonly requests: readonly Step[];
}

interface Step extends Partial<Exchange> {
  readonly send: string;
  /** What the proxy before the gateway says of the client. */
  readonly client?: string;
  /** How often it is sent; once where nothing is said. */
  readonly times?: number;
  /** The status of what is no 200. */
  readonly answer?: number;
  /** Headers of the answer. */
  readonly tells?: Readonly<Record<string, string>>;
  /** The letter of which a long value of the header is made. */
  readonly long?: string;
  /** Milliseconds that are waited before. */
  readonly after?: number;
}

const world = currentWorld();
const mesh = meshUnderTest(world, [gateways.proxied, storeWorkload]);
const rows = parse(readFileSync(join(__dirname, 'requests.yaml'), 'utf8')) as readonly Row[];

beforeAll(async () => {
  const resources = resourcesOf([join(__dirname, 'specs.yaml')]);
  await mesh.become([...resources, ...await servingSecret(world, resources)]);
}, 60_000);

test.each(rows.map((row) => [row.about, row] as const))('%s', async (_about, { requests }) => {
  for (const { client, times = 1, answer: refusal = 200, tells = {}, long, after = 0, token, ...request } of requests) {
    await setTimeout(after);
    const headers = { ...request.headers, ...(client !== undefined && { 'x-forwarded-for': client }), ...(long !== undefined && { 'x-tenant': long.repeat(300) }) };
    const claims = token && { iss: 'https://id.example.com/', aud: 'store', ...token };
    for (let count = 0; count < times; count++) {
      const { answer, received } = await exchange(world, { host: 'orders.limited.example', gateway: 'proxied', to: 'store/orders', ...request, headers, ...(claims && { token: claims }) });
      expect([request.send, count, answer.status, received.length]).toEqual([request.send, count, refusal, refusal === 200 ? 1 : 0]);
      expect(answer).toMatchObject(Object.keys(tells).length === 0 ? {} : { headers: tells });
    }
  }
});

afterAll(() => mesh.become([]), 60_000);
