import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { authorityIn, certificateFor } from '../engines/authority';
import { acmeRoot } from '../engines/certificates';
import { certifiedWorkload, gateways } from '../engines/hosts';
import { until } from '../engines/until';
import { currentWorld } from '../engines/with-engines';
import { kubectl } from '../engines/world';
import { exchange } from '../traffic/exchange';
import { apply, meshUnderTest } from '../traffic/mesh-under-test';
import { resourcesOf, resourcesOfDocuments, yamlOf } from '../traffic/specs';
import { servedCertificate } from './served';
import { runSolverPods } from './solver-pods';
import { addressesOf, writeRecord } from './zone';
import type { Resource } from 'fairlead';

const world = currentWorld();
const { namespace, address } = gateways.certificates;
const mesh = meshUnderTest(world, [certifiedWorkload]);
const specs = join(__dirname, 'specs.yaml');
const moving = join(__dirname, 'moving.yaml');

/** Secrets for those who bring their own: one with a certificate, one with an authority for an issuer. */
async function ownSecrets(): Promise<Resource[]> {
  const secret = (name: string, { certificate, key }: { certificate: string; key: string }) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    type: 'kubernetes.io/tls',
    data: { 'tls.crt': readFileSync(certificate).toString('base64'), 'tls.key': readFileSync(key).toString('base64') },
  }) as unknown as Resource;
  return [secret('own-tls', await certificateFor(world.folder, 'own-tls', ['DNS:a.secret.example.com'])), secret('corporate', authorityIn(world.folder))];
}

let endPods: () => Promise<void>;

beforeAll(async () => {
  endPods = runSolverPods(world, namespace);
  await apply(world, [...await ownSecrets(), { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: { name: 'corporate', namespace }, spec: { ca: { secretName: 'corporate' } } }]);
  await writeRecord('somebody.else.example.com', '192.0.2.1');
  await mesh.become(resourcesOf([specs, moving]));
}, 60_000);

const own = () => [readFileSync(authorityIn(world.folder).certificate, 'utf8')];
const acme = async () => [await acmeRoot()];

/** Each kind of certificate: the host that shows it, who vouches for it, and within how many seconds it is there. */
const kinds: readonly (readonly [string, string, () => readonly string[] | Promise<readonly string[]>, number])[] = [
  ['a Secret of one\'s own', 'a.secret.example.com', own, 10],
  ['an issuer of one\'s own', 'an.issuer.example.com', own, 20],
  ['ACME over HTTP', 'over.http.example.com', acme, 60],
  ['ACME over DNS, with nothing but an email', 'over-dns.example.com', acme, 120],
  ['ACME over DNS for the wildcard of a domain with one record', 'a.wild.example.com', acme, 120],
];

const serials = new Map<string, string>();

test.each(kinds)('%s: the gateway serves it under the right name, and the site answers', async (_kind, host, authorities, seconds) => {
  await until(`${host} is served`, seconds, async () => {
    const { serialNumber, subjectaltname } = await servedCertificate(address, host, await authorities());
    serials.set(host, serialNumber);
    const names = subjectaltname!.split(', ');
    return names.includes(`DNS:${host}`) || names.join() === 'DNS:*.wild.example.com';
  });
  const { answer, received } = await exchange(world, { send: 'GET /page', host, gateway: 'certificates' });
  expect([answer.status, received.map(({ workload }) => workload)]).toEqual([200, ['certified/site']]);
}, 130_000);

test('a certificate is for the hosts that are granted and for no others', async () => {
  const { subjectaltname } = await servedCertificate(address, 'over-dns.example.com', await acme());
  expect(subjectaltname!.split(', ').sort()).toEqual(['DNS:moved.example.com', 'DNS:moving.example.com', 'DNS:over-dns.example.com']);
  await expect(servedCertificate(address, 'undeclared.example.com', await acme())).rejects.toThrow();
});

test('certificates and their Secrets are in the namespace of the gateway alone', async () => {
  const names = (await kubectl(world, ['get', 'secrets', '-A', '-o', 'jsonpath={range .items[?(@.type=="kubernetes.io/tls")]}{.metadata.namespace}/{.metadata.name}{"\\n"}{end}'])).trim().split('\n');
  expect(names.filter((name) => name.includes('certified') || name.startsWith('certified/')).sort()).toEqual([
    `${namespace}/certified.example.com-tls`, `${namespace}/certified.http.example.com-tls`, `${namespace}/certified.issuer.example.com-tls`,
    `${namespace}/certified.wild.example.com-tls`,
  ]);
});

test.each(['over-dns.example.com', 'over.http.example.com'])('plain HTTP on %s only redirects', async (host) => {
  for (const path of ['/', '/page', '/.well-known/acme-challenge/unknown']) {
    const { answer, received } = await exchange(world, { send: `GET ${path}`, host, scheme: 'http', gateway: 'certificates' });
    expect([answer.status, answer.status === 301 && answer.headers.location, received]).toEqual([301, `https://${host}${path}`, []]);
  }
});

test('records of the served hosts appear', async () => {
  for (const host of ['over-dns.example.com', 'moving.example.com', 'over.http.example.com', 'a.secret.example.com', 'an.issuer.example.com']) {
    await until(`${host} has a record`, 20, async () => (await addressesOf(host)).join() === address);
  }
  expect(await addressesOf('moved.example.com')).toEqual([]);
}, 60_000);

test('one record of the operator leads every name of its domain, and no application has one there', async () => {
  for (const host of ['a.wild.example.com', 'nobody-serves-it.wild.example.com']) {
    await until(`${host} has a record`, 20, async () => (await addressesOf(host)).join() === address);
  }
  const names = await kubectl(world, ['get', 'dnsendpoints', '-A', '-o', 'jsonpath={range .items[*]}{.metadata.namespace} {.spec.endpoints[0].dnsName}{"\\n"}{end}']);
  expect(names.trim().split('\n').filter((line) => line.endsWith('wild.example.com'))).toEqual([`${namespace} *.wild.example.com`]);
}, 60_000);

test('a record changes when the host changes, and goes when the spec goes; those of others stay', async () => {
  const [document] = yamlOf(moving);
  await mesh.become(resourcesOfDocuments([...yamlOf(specs), JSON.parse(JSON.stringify(document).replace('["moving"]', '["moved"]')) as object]));
  await until('the new host has a record', 20, async () => (await addressesOf('moved.example.com')).join() === address);
  await until('the old host has none', 20, async () => (await addressesOf('moving.example.com')).length === 0);

  await mesh.become(resourcesOf([specs]));
  await until('neither host has a record', 20, async () => (await addressesOf('moved.example.com')).length === 0);
  expect([await addressesOf('somebody.else.example.com'), await addressesOf('over-dns.example.com')]).toEqual([['192.0.2.1'], [address]]);
}, 90_000);

test.each([['over.http.example.com'], ['over-dns.example.com']])('the certificate of %s is renewed, and served all the while', async (host) => {
  const authorities = await acme();
  await until(`${host} has a new certificate`, 280, async () => (await servedCertificate(address, host, authorities)).serialNumber !== serials.get(host));
}, 290_000);

afterAll(async () => {
  await mesh.become([]);
  await endPods();
}, 60_000);
