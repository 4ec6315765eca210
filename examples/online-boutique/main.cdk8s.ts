import { App, Chart } from 'cdk8s';
import { Deployment, EnvValue, LabelSelector, Service, ServiceAccount } from 'cdk8s-plus-27';
import { workloads, type Workload } from './workloads';
import { MeshIngress, SecureApplication } from 'fairlead/cdk8s';

const app = new App();

// the operator's part: a way into the mesh, and whose it is

const platform = new Chart(app, 'platform', { namespace: 'istio-ingress' });

const ingress = new MeshIngress(platform, 'public', {
  gateway: {
    selector: { istio: 'ingress' },
    serviceAccount: 'istio-ingress',
    address: { service: 'istio-ingress' },
  },
  domains: [{
    name: 'example.com',
    certificate: { acme: { email: 'ops@example.com' } },
    dns: { externalDns: {} },
  }],
  grants: [{ namespaces: ['boutique'], hosts: ['shop'] }],
});

// the developers' part: the workloads of Google's Online Boutique, and who may reach them

const boutique = new Chart(app, 'online-boutique', { namespace: 'boutique' });

workloads.forEach(deploy);

const everybody = { public: { reason: 'a shop is for everybody' } };
const grpc = (port: number) => ({ name: 'grpc', port, protocol: 'GRPC' }) as const;
const only = (...names: string[]) => ({ applications: names.map((name) => ({ name })) });
const nobody = { none: {} };

/** The gRPC methods of a service, as the paths by which they are called. */
const methods = (service: string, ...names: string[]) => names.map((name) => `/hipstershop.${service}/${name}`);

new SecureApplication(boutique, 'frontend', {
  ingress,
  ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'HTTP' }],
  expose: [{
    hosts: ['shop'],
    paths: [
      { path: '/', methods: ['GET'], auth: everybody },
      { path: '/product/{id}', methods: ['GET'], auth: everybody },
      { path: '/cart', methods: ['GET', 'POST'], auth: everybody },
      { path: '/cart/empty', methods: ['POST'], auth: everybody },
      { path: '/cart/checkout', methods: ['POST'], auth: everybody },
      { path: '/setCurrency', methods: ['POST'], auth: everybody },
      { path: '/logout', methods: ['GET'], auth: everybody },
      { path: '/robots.txt', methods: ['GET'], auth: everybody },
      { path: '/static/**', methods: ['GET'], auth: everybody },
    ],
  }],
  callers: [{ serviceAccount: 'loadgenerator' }],
  callees: {
    ...only('adservice', 'cartservice', 'checkoutservice', 'currencyservice', 'productcatalogservice', 'recommendationservice', 'shippingservice'),
    external: [{
      host: 'metadata.google.internal',
      addresses: ['169.254.169.254'],
      ports: [{ port: 80, protocol: 'HTTP', plaintext: { reason: 'the metadata server of Google\'s machines speaks nothing else' } }],
      reason: 'its pages tell which cluster and zone they come from',
    }],
  },
});

new SecureApplication(boutique, 'adservice', {
  ports: [grpc(9555)],
  callers: [{ serviceAccount: 'frontend', paths: methods('AdService', 'GetAds') }],
  callees: nobody,
});

new SecureApplication(boutique, 'cartservice', {
  ports: [grpc(7070)],
  callers: [
    { serviceAccount: 'frontend', paths: methods('CartService', 'AddItem', 'GetCart', 'EmptyCart') },
    { serviceAccount: 'checkoutservice', paths: methods('CartService', 'GetCart', 'EmptyCart') },
  ],
  callees: only('redis-cart'),
});

new SecureApplication(boutique, 'checkoutservice', {
  ports: [grpc(5050)],
  callers: [{ serviceAccount: 'frontend', paths: methods('CheckoutService', 'PlaceOrder') }],
  callees: only('cartservice', 'currencyservice', 'emailservice', 'paymentservice', 'productcatalogservice', 'shippingservice'),
});

new SecureApplication(boutique, 'currencyservice', {
  ports: [grpc(7000)],
  callers: [
    { serviceAccount: 'frontend', paths: methods('CurrencyService', 'GetSupportedCurrencies', 'Convert') },
    { serviceAccount: 'checkoutservice', paths: methods('CurrencyService', 'Convert') },
  ],
  callees: nobody,
});

new SecureApplication(boutique, 'emailservice', {
  ports: [{ ...grpc(5000), targetPort: 8080 }],
  callers: [{ serviceAccount: 'checkoutservice', paths: methods('EmailService', 'SendOrderConfirmation') }],
  callees: nobody,
});

new SecureApplication(boutique, 'paymentservice', {
  ports: [grpc(50051)],
  callers: [{ serviceAccount: 'checkoutservice', paths: methods('PaymentService', 'Charge') }],
  callees: nobody,
});

new SecureApplication(boutique, 'productcatalogservice', {
  ports: [grpc(3550)],
  callers: [
    { serviceAccount: 'frontend', paths: methods('ProductCatalogService', 'ListProducts', 'GetProduct') },
    { serviceAccount: 'checkoutservice', paths: methods('ProductCatalogService', 'GetProduct') },
    { serviceAccount: 'recommendationservice', paths: methods('ProductCatalogService', 'ListProducts') },
  ],
  callees: nobody,
});

new SecureApplication(boutique, 'recommendationservice', {
  ports: [grpc(8080)],
  callers: [{ serviceAccount: 'frontend', paths: methods('RecommendationService', 'ListRecommendations') }],
  callees: only('productcatalogservice'),
});

new SecureApplication(boutique, 'shippingservice', {
  ports: [grpc(50051)],
  callers: [
    { serviceAccount: 'frontend', paths: methods('ShippingService', 'GetQuote') },
    { serviceAccount: 'checkoutservice', paths: methods('ShippingService', 'GetQuote', 'ShipOrder') },
  ],
  callees: nobody,
});

new SecureApplication(boutique, 'redis-cart', {
  ports: [{ name: 'tcp-redis', port: 6379, protocol: 'TCP' }],
  callers: [{ serviceAccount: 'cartservice' }],
  callees: nobody,
});

app.synth();

/** The service account, the Deployment and, where something listens, the Service. */
function deploy({ name, image, listens, port, environment }: Workload): void {
  const labels = { app: name };
  const deployment = new Deployment(boutique, `${name}-deployment`, {
    metadata: { name, labels },
    podMetadata: { labels },
    replicas: 1,
    select: false,
    serviceAccount: new ServiceAccount(boutique, `${name}-account`, { metadata: { name } }),
    containers: [{
      name: 'server',
      image,
      ...listens !== undefined && { portNumber: listens },
      envVariables: Object.fromEntries(Object.entries(environment).map(([variable, value]) => [variable, EnvValue.fromValue(value)])),
      resources: {},
    }],
  });
  deployment.select(LabelSelector.of({ labels }));
  if (!port) return;
  const service = new Service(boutique, `${name}-service`, { metadata: { name, labels }, ports: [{ ...port, targetPort: listens! }] });
  service.selectLabel('app', name);
}
