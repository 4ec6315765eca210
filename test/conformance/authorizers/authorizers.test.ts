import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Resource } from '../../../lib/kube/resource';
import { keyHeader } from '../engines/authorizer';
import { get } from '../engines/get';
import { authorizerWorkload, gateways, storeWorkload } from '../engines/hosts';
import { places } from '../engines/places';
import { until } from '../engines/until';
import { currentWorld } from '../engines/with-engines';
import { exchange, type Exchange } from '../traffic/exchange';
import { meshUnderTest } from '../traffic/mesh-under-test';
import { servingSecret } from '../traffic/serving-secret';
import { resourcesOfDocuments, yamlOf } from '../traffic/specs';
import type { MeshIngressInput } from 'fairlead';

type Authorizer = NonNullable<MeshIngressInput['authorizers']>[number];

/** A mesh that differs from that of the specs in one thing, and requests to it. */
interface Table {
  readonly state: string;
  /** What is otherwise in the authorizer; `null` leaves a field out. */
  readonly authorizer?: Readonly<Record<string, unknown>>;
  /** Whether the policies of the application that asks are tried out. */
  readonly dryRun?: boolean;
  /** Whether the application behind the authorizer lets in nobody. */
  readonly withoutCallers?: boolean;
  /** Whether the MeshConfig does not name it. */
  readonly unknown?: boolean;
  readonly byHand?: Resource;
  /** What the authorizer answers where it refuses. */
  readonly refusal?: number;
  readonly requests: readonly Row[];
}

interface Row extends Partial<Exchange> {
  readonly about: string;
  readonly send: string;
  readonly key?: string;
  /** The path that the authorizer is asked about; absent: it is not asked. */
  readonly asks?: string;
  /** Whether the application gets it. */
  readonly reaches?: boolean;
  readonly answer?: number | 'refusal';
  /** The rule that the authorizer is told. */
  readonly rule?: string;
  /** Whether it is left open that the authorizer is asked. */
  readonly mayAsk?: boolean;
}

const world = currentWorld();
const mesh = meshUnderTest(world, [gateways.ingress, storeWorkload, authorizerWorkload]);
const documents = yamlOf(join(__dirname, 'specs.yaml')) as Resource[];
const tables = parse(readFileSync(join(__dirname, 'tables.yaml'), 'utf8')) as readonly Table[];

/** The specs with what is otherwise in this state. */
function specsOf({ authorizer = {}, dryRun = false }: Table): Resource[] {
  const tried = { dryRun: { until: '2099-12-31', reason: 'learning who calls' } };
  return documents.map((document): Resource => {
    if (dryRun && document.metadata.name === application.split('/')[1]) return { ...document, spec: { ...document.spec as object, ...tried } } as Resource;
    const { kind, spec } = document as unknown as { kind: string; spec: { authorizers: readonly Authorizer[] } };
    if (kind !== 'MeshIngress') return document;
    const fields = Object.entries({ ...spec.authorizers[0]!, ...authorizer }).filter(([, value]) => value !== null);
    return { ...document, spec: { ...spec, authorizers: [Object.fromEntries(fields)] } } as Resource;
  });
}

/** Lets in nobody to the application behind the authorizer, as a spec could not say. */
function closed(resource: Resource): Resource {
  const { kind, metadata, spec } = resource;
  return kind !== 'AuthorizationPolicy' || metadata.namespace !== authorizerWorkload.namespace ? resource : { ...resource, spec: { ...spec as object, rules: undefined } } as Resource;
}

interface MeshConfig {
  readonly extensionProviders?: readonly { readonly name: string; readonly envoyExtAuthzHttp?: object; readonly envoyExtAuthzGrpc?: object }[];
}

async function settle(table: Table): Promise<void> {
  const made = resourcesOfDocuments(specsOf(table));
  const resources = table.withoutCallers ? made.map(closed) : made;
  const isWanted = ({ apiVersion, kind }: Resource) => apiVersion.includes('istio.io') || (kind === 'ConfigMap' && !table.unknown);
  await mesh.become([...resources.filter(isWanted), ...await servingSecret(world, resources), ...table.byHand ? [table.byHand] : []]);
  const { data } = resources.find(({ kind }) => kind === 'ConfigMap') as unknown as { data: { mesh: string } };
  const [wanted] = (JSON.parse(data.mesh) as MeshConfig).extensionProviders!;
  await until('istiod has the MeshConfig', 20, async () => {
    const { address, debug } = places.istiod;
    const held = JSON.parse((await get(`http://${address}:${debug}/debug/mesh`)).body) as MeshConfig;
    const provider = held.extensionProviders?.find(({ name }) => name === wanted!.name);
    return table.unknown ? provider === undefined : JSON.stringify(sorted(provider)) === JSON.stringify(sorted(wanted));
  });
  await mesh.settled();
}

/** With fields in one order, and without those that are left at their zero. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== false).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, name === 'timeout' ? Number.parseFloat(String(field)) : sorted(field)]));
}

const authorizer = `${authorizerWorkload.namespace}/${authorizerWorkload.name}`;
const application = `${storeWorkload.namespace}/${storeWorkload.name}`;

describe.each(tables.map((table) => [table.state, table] as const))('an authorizer %s', (_state, table) => {
  beforeAll(() => settle(table), 60_000);

  test.each(table.requests.map((row) => [row.about, row] as const))('%s', async (_about, { about: _, key, asks, reaches = false, answer: refusal = 200, rule, mayAsk = false, headers = {}, ...row }) => {
    const { answer, received } = await exchange(world, { host: 'orders.checked.example', ...row, headers: { ...headers, ...(key !== undefined && { [keyHeader]: key }) } });
    const asked = received.filter(({ workload }) => workload === authorizer);
    const got = received.filter(({ workload }) => workload === application);
    expect({ status: answer.status, reached: got.length }).toEqual({ status: refusal === 'refusal' ? table.refusal : refusal, reached: reaches ? 1 : 0 });
    if (!mayAsk) expect(asked.map(({ target }) => target)).toEqual(asks === undefined ? [] : [asks]);
    if (rule !== undefined) expect(asked[0]?.headers['x-fairlead-rule']).toBe(rule);
  });
});

afterAll(() => mesh.become([]), 60_000);
