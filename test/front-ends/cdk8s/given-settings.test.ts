import { ApiObject, App, Chart } from 'cdk8s';
import { madeBy } from './made-by';
import { MeshSettings, SecureApplication, type SecureApplicationProps } from 'fairlead/cdk8s';

const http = { name: 'http', port: 80, protocol: 'HTTP' } as const;
const settings = new MeshSettings(new Chart(new App(), 'mesh'), 'mesh', { trustDomain: 'example.org', defaultDeny: { namespaces: ['shop', 'web'] } });

test.each<[string, SecureApplicationProps['settings']]>([
  ['a construct of another App', settings],
  ['a published document', settings.document],
])('%s brings an application what it needs, and nothing of its own is made', (_name, given) => {
  const app = new App();
  new SecureApplication(new Chart(app, 'shop', { namespace: 'shop' }), 'orders', { settings: given, ports: [http], callers: [{ serviceAccount: 'cart' }] });
  expect(madeBy(app)).toMatchObject([{ kind: 'AuthorizationPolicy', spec: { rules: [{ from: [{ source: { principals: ['example.org/ns/shop/sa/cart'] } }] }] } }]);
});

test('settings make what stands in many namespaces, under ids that tell them apart', () => {
  const made = new MeshSettings(new Chart(new App(), 'mesh'), 'mesh', { defaultDeny: { namespaces: ['web', 'shop'] } });
  const ids = made.node.children.filter((child) => child instanceof ApiObject).map(({ node }) => node.id);
  expect(ids.filter((id) => id.startsWith('AuthorizationPolicy'))).toEqual(['AuthorizationPolicy-shop.mesh-default-deny', 'AuthorizationPolicy-web.mesh-default-deny']);
});

test('what is given as settings and is none is a mistake', () => {
  const app = new App();
  const document = { ...settings.document, kind: 'MeshIngress' };
  new SecureApplication(new Chart(app, 'shop', { namespace: 'shop' }), 'orders', { settings: document, ports: [http] });
  expect(() => app.synthYaml()).toThrow('[shop/orders] settings: this is no `MeshSettings`');
});

test('settings of two Apps that differ are a mistake of the application that was given the second', () => {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new SecureApplication(chart, 'orders', { settings, ports: [http] });
  new SecureApplication(chart, 'stock', { settings: { ...settings.document, spec: {} }, ports: [http] });
  expect(() => app.synthYaml()).toThrow('[shop/stock] settings.metadata.name: there are two `MeshSettings`, `mesh` and `mesh`, and a mesh has one');
});
