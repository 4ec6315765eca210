import { writeFileSync } from 'node:fs';
import { certificateFor } from './authority';
import { get } from './get';
import { gatewayPorts } from './hosts';
import { internetAccess, internetNames } from './internet';
import { hostedZone, places } from './places';
import { start } from './process';
import { inFolder, kubeconfigOf, type World } from './world';

const { cloud, acme, externalDns } = places;

/** Lives as long as it takes to see a certificate renewed; cert-manager renews at two thirds of it. */
const certificateSeconds = 240;

const aws = {
  AWS_ENDPOINT_URL: `http://${cloud.address}:${cloud.api}`, AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x', AWS_REGION: 'us-east-1', AWS_EC2_METADATA_DISABLED: 'true',
};

/** Route 53 with its DNS, an ACME server that validates in earnest, cert-manager and external-dns. */
export async function startCertificates(world: World): Promise<void> {
  const { folder, built: { programs } } = world;
  await start(folder, {
    name: 'cloud',
    command: programs.python,
    args: [`${__dirname}/python/cloud.py`, cloud.address, String(cloud.api), String(cloud.dns), `${hostedZone.name}=${hostedZone.id}`],
    ready: async () => (await get(`http://${cloud.address}:${cloud.api}/moto-api/`)).status === 200,
  });
  const { certificate, key } = await certificateFor(folder, 'acme', [...internetNames.map((name) => `DNS:${name}` as const), `IP:${acme.address}`]);
  const settings = inFolder(world, 'pebble.json');
  writeFileSync(settings, JSON.stringify({
    pebble: {
      listenAddress: `${acme.address}:${acme.directory}`,
      managementListenAddress: `${acme.address}:${acme.management}`,
      certificate,
      privateKey: key,
      // challenges over HTTP come in on the port that a gateway has for the web's
      httpPort: gatewayPorts.http,
      tlsPort: gatewayPorts.https,
      externalAccountBindingRequired: false,
      retryAfter: { authz: 1, order: 1 },
      keyAlgorithm: 'ecdsa',
      profiles: { default: { description: 'short', validityPeriod: certificateSeconds } },
    },
  }));
  await Promise.all([
    start(folder, {
      name: 'pebble',
      command: programs.pebble,
      args: ['-config', settings, '-dnsserver', `${cloud.address}:${cloud.dns}`],
      env: { PEBBLE_VA_NOSLEEP: '1', PEBBLE_WFE_NONCEREJECT: '5', PEBBLE_AUTHZREUSE: '0' },
      ready: async () => (await get(`https://${acme.address}:${acme.directory}/dir`)).status === 200,
    }),
    start(folder, {
      name: 'cert-manager',
      command: programs['cert-manager'],
      args: ['-kubeconfig', kubeconfigOf(world), '-nameservers', `${cloud.address}:${cloud.dns}`],
      env: { ...internetAccess(world), ...aws, POD_NAMESPACE: 'cert-manager' },
      ready: () => Promise.resolve(true),
    }),
    start(folder, {
      name: 'external-dns',
      command: programs['external-dns'],
      args: [
        `--kubeconfig=${kubeconfigOf(world)}`, '--provider=aws', '--registry=txt', '--txt-owner-id=conformance', '--txt-prefix=edns-%{record_type}.', `--domain-filter=${hostedZone.name}`,
        '--policy=sync', '--interval=2s', '--min-event-sync-interval=1s', '--events', '--source=crd', '--source=istio-gateway', `--metrics-address=${externalDns.address}:${externalDns.metrics}`,
      ],
      env: aws,
      ready: async () => (await get(`http://${externalDns.address}:${externalDns.metrics}/healthz`)).status === 200,
    }),
  ]);
}

/** Where the ACME server publishes the root of the certificates that it issues. */
export function acmeRoot(): Promise<string> {
  return get(`https://${acme.address}:${acme.management}/roots/0`).then(({ body }) => body);
}

