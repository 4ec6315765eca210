import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, Yaml } from 'cdk8s';
import { readSpec } from '../../../lib/inputs/read-spec';
import { madeBy } from './made-by';
import { publicIngress } from './public-ingress';
import { MeshIngress, SecureApplication, type SecureApplicationProps } from 'fairlead/cdk8s';

const http = { name: 'http', port: 80, protocol: 'HTTP' } as const;
const { document } = new MeshIngress(new Chart(new App(), 'platform'), 'public', publicIngress);

test('a published document brings an application what it needs, and nothing of its own is made', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-'));
  const file = join(folder, 'public.yaml');
  writeFileSync(file, Yaml.stringify(document));
  const published = readSpec('MeshIngress', file);
  rmSync(folder, { recursive: true });
  expect(kindsOf(published)).toEqual(ofApplication);
});

test.each<[string, () => SecureApplicationProps['ingress']]>([
  ['a construct of another App', () => new MeshIngress(new Chart(new App(), 'platform'), 'public', publicIngress)],
  ['a plain document', () => document],
  ['a list of one', () => [document]],
])('%s is a reference too', (_name, ingress) => {
  expect(kindsOf(ingress())).toEqual(ofApplication);
});

test('an entry means the given ingress, whatever others the App has', () => {
  const app = new App();
  const others = new Chart(app, 'platform');
  new MeshIngress(others, 'internal', { ...publicIngress, default: true, gateway: { ...publicIngress.gateway, selector: { istio: 'internal' } } });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new SecureApplication(chart, 'orders', { ingress: document, ports: [http], expose: [{}] });
  expect(madeBy(app).find(({ kind }) => kind === 'VirtualService')!.metadata.name).toBe('public.istio-ingress.orders.example.com');
});

test('documents that say the same are one, as is the construct that declares it', () => {
  const app = new App();
  const ingress = new MeshIngress(new Chart(app, 'platform'), 'public', publicIngress);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const copies = [ingress, document, structuredClone(document), { ...document, spec: { deniedPaths: ['/actuator/**', '/metrics', '/debug/pprof/**'], ...document.spec } }];
  copies.forEach((copy, index) => new SecureApplication(chart, `application-${index}`, {
    ingress: copy, ports: [http], expose: [{ hosts: ['api'], paths: [{ path: `/${index}` }] }],
  }));
  expect(madeBy(app).filter(({ kind }) => kind === 'AuthorizationPolicy')).toHaveLength(copies.length);
});

test('documents that differ under one name are a mistake of the application that was given the second', () => {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new SecureApplication(chart, 'orders', { ingress: document, ports: [http] });
  new SecureApplication(chart, 'stock', { ingress: [{ ...document, spec: { ...document.spec, default: true } }], ports: [http] });
  expect(() => app.synthYaml()).toThrow([
    '[shop/stock] ingress[0].metadata.name: there are two documents `MeshIngress` named `istio-ingress/public`',
    'help: give one of them another name, or leave it out',
    'note: shop/orders ingress.metadata.name: the first one',
  ].join('\n    '));
});

const ofApplication = ['RequestAuthentication', 'AuthorizationPolicy', 'VirtualService', 'DNSEndpoint'];

function kindsOf(ingress: SecureApplicationProps['ingress']): string[] {
  const app = new App();
  new SecureApplication(new Chart(app, 'shop', { namespace: 'shop' }), 'orders', { ingress, ports: [http], expose: [{}] });
  return madeBy(app).map(({ kind }) => kind);
}
