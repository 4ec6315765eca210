import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { madeBy } from './made-by';
import { publicIngress } from './public-ingress';
import { MeshIngress, MeshSettings, SecureApplication } from 'fairlead/cdk8s';

const http = { name: 'http', port: 80, protocol: 'HTTP' } as const;
const table = (kind: string, host: string) => `${kind}-public.istio-ingress.${host}.example.com`;

test('the children of a construct have the ids that are promised', () => {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const ingress = new MeshIngress(chart, 'public', publicIngress);
  const application = new SecureApplication(chart, 'orders', { ingress, ports: [http], expose: [{}], traffic: { timeout: '5s' } });
  expect(ingress.node.children.map(({ node }) => node.id)).toEqual(['ClusterIssuer-public.istio-ingress.example.com', 'Certificate-public.example.com', 'Gateway']);
  expect(application.node.children.map(({ node }) => node.id))
    .toEqual(['RequestAuthentication', 'AuthorizationPolicy', 'VirtualService', table('VirtualService', 'orders'), table('DNSEndpoint', 'orders')]);
});

test('what is only tried out is told as a warning of the process, once', () => {
  const emitted = jest.spyOn(process, 'emitWarning').mockImplementation();
  const app = new App();
  const dryRun = { until: '2099-12-31', reason: 'learning who calls' };
  new SecureApplication(new Chart(app, 'shop', { namespace: 'shop' }), 'orders', { ports: [http], dryRun });
  expect(madeBy(app)).toMatchObject([{ metadata: { annotations: { 'istio.io/dry-run': 'true' } } }]);
  expect(emitted.mock.calls).toEqual([[expect.stringContaining('shop/orders: dryRun: the policies of `orders` refuse nobody until 2099-12-31: learning who calls')]]);
  emitted.mockRestore();
});

test('a patch survives, whatever else changes the object', () => {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const ingress = new MeshIngress(chart, 'public', publicIngress);
  const orders = new SecureApplication(chart, 'orders', { ingress, ports: [http], expose: [{ hosts: ['api'], paths: [{ path: '/orders' }] }] });
  const routes = orders.node.findChild(table('VirtualService', 'api')) as ApiObject;
  routes.addJsonPatch(JsonPatch.add('/metadata/annotations/example.com~1owner', 'shop'));
  new SecureApplication(chart, 'stock', { ingress, ports: [http], expose: [{ hosts: ['api'], paths: [{ path: '/stock' }] }] });
  expect(routes.toJson()).toMatchObject({
    metadata: { annotations: { 'example.com/owner': 'shop' } },
    spec: { http: [{ name: 'ANY /orders' }, { name: 'ANY /stock' }] },
  });
});

test('what applications share is made once, by the first, and says so when it is shared', () => {
  const app = new App();
  const ingress = new MeshIngress(new Chart(app, 'platform'), 'public', publicIngress);
  const [first, second] = ['first', 'second'].map((name) => new SecureApplication(new Chart(app, name, { namespace: 'shop' }), name, {
    ingress, ports: [http], expose: [{ hosts: ['api'], paths: [{ path: `/${name}` }] }],
  })) as [SecureApplication, SecureApplication];
  const routes = first.node.findChild(table('VirtualService', 'api')) as ApiObject;
  expect(second.node.tryFindChild(table('VirtualService', 'api'))).toBeUndefined();
  expect(routes.toJson().metadata).toMatchObject({
    labels: { 'app.kubernetes.io/managed-by': 'fairlead' },
    annotations: { 'fairlead.dev/from': 'SecureApplication shop/first spec.expose[0], SecureApplication shop/second spec.expose[0]' },
  });
  expect(madeBy(app).filter(({ kind }) => kind === 'VirtualService')).toHaveLength(1);
});

test('objects have the labels of their chart, and only those in a namespace have one', () => {
  const app = new App();
  const chart = new Chart(app, 'platform', { namespace: 'istio-ingress', labels: { team: 'platform' } });
  new MeshIngress(chart, 'public', { ...publicIngress, namespace: undefined });
  expect(madeBy(app).map(({ kind, metadata }) => [kind, metadata.namespace, metadata.labels])).toEqual([
    ['ClusterIssuer', undefined, { 'app.kubernetes.io/managed-by': 'fairlead', 'app.kubernetes.io/name': 'public', 'team': 'platform' }],
    ['Certificate', 'istio-ingress', { 'app.kubernetes.io/managed-by': 'fairlead', 'app.kubernetes.io/name': 'public', 'team': 'platform' }],
    ['Gateway', 'istio-ingress', { 'app.kubernetes.io/managed-by': 'fairlead', 'app.kubernetes.io/name': 'public', 'team': 'platform' }],
  ]);
});

test('settings hold wherever in the App they stand', () => {
  const app = new App();
  const application = new SecureApplication(new Chart(app, 'shop', { namespace: 'shop' }), 'orders', { ports: [http], callers: [{ serviceAccount: 'cart' }] });
  new MeshSettings(new Chart(app, 'mesh'), 'mesh', { trustDomain: 'example.org' });
  const policy = application.node.findChild('AuthorizationPolicy') as ApiObject;
  expect(policy.toJson()).toMatchObject({ spec: { rules: [{ from: [{ source: { principals: ['example.org/ns/shop/sa/cart'] } }] }] } });
});

test('what is added after a synthesis is taken in by the next', () => {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const ingress = new MeshIngress(chart, 'public', publicIngress);
  new SecureApplication(chart, 'orders', { ingress, ports: [http], expose: [{ hosts: ['api'], paths: [{ path: '/orders' }] }] });
  const routes = () => (madeBy(app).find(({ kind }) => kind === 'VirtualService')!.spec as { http: unknown[] }).http;
  expect(routes()).toHaveLength(1);
  new SecureApplication(chart, 'stock', { ingress, ports: [http], expose: [{ hosts: ['api'], paths: [{ path: '/stock' }] }] });
  expect(routes()).toHaveLength(2);
  new ApiObject(chart, 'service', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'others' } });
  expect(routes).toThrow('there is no Service `orders`');
});

test('Apps know nothing of each other', () => {
  const [app, other] = [new App(), new App()].map((one) => {
    const chart = new Chart(one, 'shop', { namespace: 'shop' });
    const ingress = new MeshIngress(chart, 'public', publicIngress);
    new SecureApplication(chart, 'orders', { ingress, ports: [http], expose: [{}] });
    return one;
  }) as [App, App];
  expect(madeBy(app)).toEqual(madeBy(other));
});
