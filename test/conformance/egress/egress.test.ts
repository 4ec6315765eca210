import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Resource } from '../../../lib/kube/resource';
import { startOutside, type OutsideHosts } from '../callees/outside';
import { authorityIn } from '../engines/authority';
import { callingWorkload, gatewayPorts, gateways } from '../engines/hosts';
import { startGateways, stopProxies } from '../engines/proxies';
import { currentWorld } from '../engines/with-engines';
import { capturedAt, nobodysAddress } from '../traffic/captured';
import { sendNumbered } from '../traffic/exchange';
import { identityOf } from '../traffic/identity';
import { meshUnderTest } from '../traffic/mesh-under-test';
import type { Destination } from '../traffic/raw-request';
import { resourcesOf } from '../traffic/specs';

interface Row {
  readonly about: string;
  readonly host: string;
  /** The port that the shopper calls by its own proxy. */
  readonly port?: number;
  /** The address that it has looked up for the host. */
  readonly address?: string;
  /** Whether the caller speaks TLS itself. */
  readonly tls?: true;
  /** Who comes to the gateway past the proxies, and the name in the handshake of mutual TLS with it. */
  readonly as?: string;
  readonly meshName?: string;
  /** Who must have got it, and from whom. */
  readonly reaches?: string;
  readonly by?: 'gateway' | 'itself';
  /** The status of what is no 200. */
  readonly answer?: number | 'closed';
}

const { egress } = gateways;
const world = currentWorld();
const mesh = meshUnderTest(world, [callingWorkload, egress]);
const groups = parse(readFileSync(join(__dirname, 'calls.yaml'), 'utf8')) as readonly { readonly about: string; readonly calls: readonly Row[] }[];

let outside: OutsideHosts;

beforeAll(async () => {
  outside = await startOutside(world);
  await startGateways(world, [egress]);
  const resources = resourcesOf([join(__dirname, 'specs.yaml')]).filter(({ apiVersion }) => apiVersion.includes('istio.io'));
  await mesh.become([...resources.map(placedHere), ownSource]);
}, 120_000);

/** There is no DNS of a cluster and nobody to translate the ports of Services here, and no path of a system's authorities. */
function placedHere(resource: Resource): Resource {
  const { certificate } = authorityIn(world.folder);
  return JSON.parse(JSON.stringify(resource)
    .replace(/"endpoints":\[\{"address":"istio-egress\.istio-egress\.svc\.cluster\.local","ports":\{[^}]*\}/, (text) => (
      text.replace('istio-egress.istio-egress.svc.cluster.local', egress.address).replaceAll(':443', `:${gatewayPorts.https}`)
    ))
    .replaceAll('"caCertificates":"system"', `"caCertificates":${JSON.stringify(certificate)}`)) as Resource;
}

/** What a pod sends comes from its own address. */
const ownSource = {
  apiVersion: 'networking.istio.io/v1alpha3',
  kind: 'EnvoyFilter',
  metadata: { name: 'own-source', namespace: egress.namespace },
  spec: {
    workloadSelector: { labels: egress.labels },
    configPatches: [{
      applyTo: 'CLUSTER',
      match: { context: 'GATEWAY' },
      patch: { operation: 'MERGE', value: { upstream_bind_config: { source_address: { address: egress.address, port_value: 0 } } } },
    }],
  },
} as Resource;

describe.each(groups)('$about', ({ calls }) => {
  test.each(calls.map((row) => [row.about, row] as const))('%s', async (_about, row) => {
    const { reaches, by = 'nobody', answer: refusal = 200 } = row;
    const { answer, id } = await sendNumbered(await destinationOf(row), { method: 'GET', target: '/', headers: [['Host', row.host]] });
    const sources = outside.sourcesOf(id).map((address) => (address.endsWith(egress.address) ? 'gateway' : 'itself'));
    const expected = { status: refusal, reached: reaches === undefined ? [] : [reaches], sources: reaches === undefined ? [] : [by] };
    expect({ status: answer.status, reached: outside.reachedBy(id), sources }).toEqual(expected);
  });
});

async function destinationOf({ host, port, address = nobodysAddress, tls, as, meshName }: Row): Promise<Destination> {
  const inside = tls && { serverName: host };
  if (as === undefined) return { ...capturedAt(callingWorkload, address, port!), ...inside };
  const gateway = { address: egress.address, port: gatewayPorts.https };
  if (as === 'nobody') return { ...gateway, ...(meshName !== undefined && { serverName: meshName }) };
  const [namespace, account] = as.split('/') as [string, string];
  return { ...gateway, identity: await identityOf(world, namespace, account), ...(meshName !== undefined && { meshName }), ...inside };
}

afterAll(async () => {
  outside.end();
  await mesh.become([]);
  await stopProxies(world, [egress]);
}, 60_000);
