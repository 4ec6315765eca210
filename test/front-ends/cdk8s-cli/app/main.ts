import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import { traceConstructs } from 'fairlead/cdk8s';

class Route extends Construct {
  constructor(chart: Chart, id: string, gateway: string, annotations: Record<string, string> = {}) {
    super(chart, id);
    new ApiObject(this, 'VirtualService', {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: id, annotations },
      spec: { hosts: [`${id}.example.com`], gateways: [gateway], http: [{ route: [{ destination: { host: 'orders' } }] }] },
    });
  }
}

const asked = (option: string) => process.argv.includes(option);
const app = new App(asked('--folders') ? { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE } : {});
if (asked('--traced')) traceConstructs(app);
if (!asked('--no-ingress')) {
  const ingress = new Chart(app, 'ingress', { namespace: 'istio-ingress' });
  new ApiObject(ingress, 'Gateway', {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name: 'public' },
    spec: { selector: { istio: 'ingress' }, servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*.example.com'] }] },
  });
}
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new ApiObject(shop, 'Service', {
  apiVersion: 'v1', kind: 'Service', metadata: { name: 'orders' }, spec: { ports: [{ name: 'http', port: 80 }], selector: { app: 'orders' } },
});
new Route(shop, 'good', 'istio-ingress/public');
if (asked('--exit')) {
  new ApiObject(shop, 'ServiceEntry', {
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name: 'payments' },
    spec: { hosts: ['api.payments.example.com'], ports: [{ number: 443, name: 'tls', protocol: 'TLS' }], resolution: 'DNS' },
  });
}
if (!asked('--good')) new Route(shop, asked('--other-name') ? 'payments' : 'orders', 'istio-ingress/pubic');
const ignored = process.argv.find((option) => option.startsWith('--ignored='))?.slice('--ignored='.length);
if (ignored !== undefined) new Route(shop, 'ignored', 'istio-ingress/pubic', { 'fairlead.dev/ignore': ignored });
app.synth();
