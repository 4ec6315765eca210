import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Resource } from '../../../lib/kube/resource';
import { inParts } from '../engines/application';
import { callingWorkload, gateways, vaultWorkload } from '../engines/hosts';
import { currentWorld } from '../engines/with-engines';
import { destinationOf, type Way } from '../traffic/exchange';
import { keptOpen } from '../traffic/kept-open';
import { meshUnderTest } from '../traffic/mesh-under-test';
import { servingSecret } from '../traffic/serving-secret';
import { resourcesOfDocuments, yamlOf } from '../traffic/specs';

type Result = 'open' | 'ended' | 'whole' | number;

interface Row extends Partial<Way> {
  readonly about: string;
  readonly path: string;
  readonly webSocket?: boolean;
  /** How many milliseconds lie between two bytes of the client. */
  readonly every?: number;
  /** The parts of the answer, and how many milliseconds lie between them. */
  readonly inParts?: string;
  /** What becomes of it without an `idleTimeout`, and with one. */
  readonly unsaid: Result;
  readonly said: Result;
}

const world = currentWorld();
const mesh = meshUnderTest(world, [gateways.ingress, vaultWorkload, callingWorkload]);
const documents = yamlOf(join(__dirname, 'specs.yaml')) as Resource[];
const rows = parse(readFileSync(join(__dirname, 'rows.yaml'), 'utf8')) as readonly Row[];

const idle = 2000;

async function settle(traffic: object): Promise<void> {
  const resources = resourcesOfDocuments(documents.map((document) => (
    document.kind === 'SecureApplication' ? { ...document, spec: { ...document.spec as object, ...traffic } } : document
  )));
  await mesh.become([...resources, ...await servingSecret(world, resources)]);
}

describe.each([['unsaid', {}], ['said', { traffic: { idleTimeout: `${idle}ms` } }]] as const)('%s', (state, traffic) => {
  beforeAll(() => settle(traffic), 60_000);

  test.each(rows.map((row) => [row.about, row] as const))('%s', async (_about, { path: target, webSocket = false, every, inParts: parts, [state]: result, ...way }) => {
    const host = way.from === undefined ? 'vault.idle.example' : 'vault.store.svc.cluster.local';
    const destination = await destinationOf(world, { host, ...way });
    const headers: [string, string][] = [['Host', host], ...(parts === undefined ? [] : [[inParts, parts] as [string, string]])];
    const { status, ended, text } = await keptOpen(destination, { target, headers, webSocket, ...(every !== undefined && { every }) }, 6000);
    if (typeof result === 'number') expect(status).toBe(result);
    else expect(status).toBe(webSocket ? 101 : 200);
    if (result === 'open') expect(ended).toBe('open');
    if (result === 'whole') expect(text).toMatch(/\r\n0\r\n\r\n$/);
    if (result !== 'ended') return;
    expect(ended).not.toBe('open');
    expect(text).not.toMatch(/\r\n0\r\n\r\n$/);
    if (webSocket) expect(ended).toBeGreaterThan(idle * 0.9);
  }, 20_000);
});

afterAll(() => mesh.become([]), 60_000);
