import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { publicIngress } from './public-ingress';
import { MeshIngress, SecureApplication, traceConstructs, vetConstructs } from 'fairlead/cdk8s';

const istio = 'networking.istio.io/v1';

/** An App with a Gateway in `istio-ingress`, and a route through the gateway that is named. */
function appWith(gateway: string): { readonly app: App; readonly shop: Chart } {
  const app = new App();
  const servers = [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['shop/*.example.com'] }];
  const spec = { selector: { istio: 'ingress' }, servers };
  new ApiObject(new Chart(app, 'ingress', { namespace: 'istio-ingress' }), 'Gateway', { apiVersion: istio, kind: 'Gateway', metadata: { name: 'other' }, spec });
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const http = [{ route: [{ destination: { host: 'api' } }] }];
  new ApiObject(shop, 'route', {
    apiVersion: istio, kind: 'VirtualService', metadata: { name: 'api' }, spec: { hosts: ['api.example.com'], gateways: [gateway], http },
  });
  return { app, shop };
}

function lineWith(text: string): number {
  return readFileSync(__filename, 'utf8').split('\n').findIndex((line) => line.includes(text)) + 1;
}

test('a finding names the construct', () => {
  const { app } = appWith('istio-ingress/public');
  expect(vetConstructs(app)).toMatchObject({
    findings: [expect.objectContaining({
      code: 'FL1001',
      rule: 'gateway-not-found',
      construct: 'shop/route',
      path: ['spec', 'gateways', 0],
      resource: { apiVersion: istio, kind: 'VirtualService', namespace: 'shop', name: 'api' },
    })],
    notChecked: [{ notShown: { kind: '/Service', namespace: 'shop' } }, { notShown: { kind: 'apps/Deployment' } }],
    ignored: 0,
  });
  expect(vetConstructs(appWith('istio-ingress/other').app).findings).toEqual([]);
});

test('what an annotation says is to be ignored is left out and counted', () => {
  const { app, shop } = appWith('istio-ingress/public');
  const { metadata } = shop.node.findChild('route') as ApiObject;
  metadata.addAnnotation('fairlead.dev/ignore', 'gateway-not-found: it is made next week');
  expect(vetConstructs(app)).toMatchObject({ findings: [], ignored: 1 });
  metadata.addAnnotation('fairlead.dev/ignore', 'gateway-not-found until 2020-01-01: it is made next week');
  expect(vetConstructs(app)).toMatchObject({ findings: [{ rule: 'gateway-not-found' }, { rule: 'expired-ignore', construct: 'shop/route' }], ignored: 0 });
});

test('what is not in the tree is not checked, but for what is known to be shown', () => {
  const { shop } = appWith('istio-ingress/public');
  const { findings, notChecked } = vetConstructs(shop);
  expect(findings).toEqual([]);
  expect(notChecked.map(({ notShown }) => notShown)).toContainEqual({ kind: 'networking.istio.io/Gateway', namespace: 'istio-ingress' });
  expect(vetConstructs(shop, { shown: [{ kind: 'networking.istio.io/Gateway' }] }).findings).toHaveLength(1);
});

test('a traced finding names the line of the program, also where a construct of ours made the resource', () => {
  const { app } = appWith('istio-ingress/public');
  expect(vetConstructs(app).findings[0]).not.toHaveProperty('location');

  traceConstructs(new App());
  const traced = appWith('istio-ingress/public');
  const { document } = new MeshIngress(new Chart(new App(), 'platform'), 'public', publicIngress);
  new SecureApplication(traced.shop, 'orders', { ingress: document, ports: [{ name: 'http', port: 80, protocol: 'HTTP' }], expose: [{}] });
  const { findings } = vetConstructs(traced.app);
  const file = relative(process.cwd(), __filename);
  expect(findings.map(({ construct, location }) => ({ construct, location }))).toEqual([
    { construct: 'shop/route', location: expect.objectContaining({ file, line: lineWith('new ApiObject(shop, ') }) },
    { construct: expect.stringMatching(/^shop\/orders\/VirtualService-/), location: expect.objectContaining({ file, line: lineWith('new SecureApplication(traced') }) },
  ]);
});
