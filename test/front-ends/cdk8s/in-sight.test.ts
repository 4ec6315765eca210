import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Resource } from '../../../lib/kube/resource';
import { SecureApplication, type SecureApplicationProps } from 'fairlead/cdk8s';

const http = { name: 'http', port: 80, targetPort: 8080, protocol: 'HTTP' } as const;

const containers = [{ image: 'orders' }];

test.each<[string, (chart: Chart, serviceAccount: kplus.ServiceAccount, service: kplus.Service) => kplus.Workload]>([
  ['Deployment', (chart, serviceAccount) => new kplus.Deployment(chart, 'pods', { containers, serviceAccount })],
  ['StatefulSet', (chart, serviceAccount, service) => new kplus.StatefulSet(chart, 'pods', { containers, serviceAccount, service })],
  ['DaemonSet', (chart, serviceAccount) => new kplus.DaemonSet(chart, 'pods', { containers, serviceAccount })],
])('a %s of cdk8s-plus stands for the workload, and a Service for the service', (_kind, workloadOf) => {
  const { chart, serviceAccount, service } = shop();
  const workload = workloadOf(chart, serviceAccount, service);
  service.select(workload);
  const policy = policyOf(new SecureApplication(chart, 'orders', { service, workload, ports: [http] }));
  expect(policy.spec).toEqual({ action: 'ALLOW', selector: { matchLabels: workload.matchLabels } });
  expect(workload.matchLabels).not.toEqual({});
});

test('the Service of the App says what pods there are', () => {
  const { chart, service } = shop();
  service.selectLabel('app.kubernetes.io/name', 'orders');
  const policy = policyOf(new SecureApplication(chart, 'orders', { service: 'orders', ports: [http] }));
  expect(policy.spec).toMatchObject({ selector: { matchLabels: { 'app.kubernetes.io/name': 'orders' } } });
});

test.each<[string, Partial<SecureApplicationProps>, string]>([
  ['a Service that is not there', { service: 'order' }, 'service: there is no Service `order` among the 1 in sight of the namespace `shop`\n    help: did you mean `orders`?'],
  ['a port that the Service lacks', { ports: [{ ...http, port: 81 }] }, 'ports[0].port: the Service `orders` has no port `81`; it has `80`'],
  ['another container port', { ports: [{ ...http, targetPort: 80 }] }, 'ports[0].targetPort: the Service `orders` sends port `80` to `8080`, not to `80`'],
  ['a selector that picks nothing', { workload: { selector: { app: 'cart' } } }, 'workload.selector: the selector `{app: cart}` picks none of the 1 workloads in sight'],
  ['another service account', { workload: { serviceAccount: 'cart' } }, 'workload.serviceAccount: `Deployment` `orders-v1` runs as `orders` and not as `cart`'],
])('%s is a mistake, whichever of the two was made first', (_name, props, text) => {
  for (const applicationFirst of [true, false]) {
    const { app, chart, serviceAccount, service } = shop();
    const makeApplication = () => new SecureApplication(chart, 'orders', { service: 'orders', ports: [http], ...props });
    if (applicationFirst) makeApplication();
    service.select(new kplus.Deployment(chart, 'pods', { metadata: { name: 'orders-v1' }, containers, serviceAccount }));
    if (!applicationFirst) makeApplication();
    expect(() => app.synthYaml()).toThrow(`[shop/orders] ${text}`);
  }
});

function shop() {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const serviceAccount = new kplus.ServiceAccount(chart, 'account', { metadata: { name: 'orders' } });
  const service = new kplus.Service(chart, 'service', { metadata: { name: 'orders' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] });
  return { app, chart, serviceAccount, service };
}

function policyOf({ node }: SecureApplication): Resource {
  return (node.findChild('AuthorizationPolicy') as ApiObject).toJson() as Resource;
}
