import { App, Chart } from 'cdk8s';
import { Deployment, LabelSelector, Service, ServiceAccount, Volume } from 'cdk8s-plus-27';
import { MeshIngress, SecureApplication } from 'fairlead/cdk8s';

const app = new App();

// the operator's part: a way into the mesh, whose it is, and whose tokens it takes

const platform = new Chart(app, 'platform', { namespace: 'istio-ingress' });

const ingress = new MeshIngress(platform, 'public', {
  gateway: {
    selector: { istio: 'ingress' },
    serviceAccount: 'istio-ingress',
    address: { hostname: 'public-0123456789abcdef.elb.eu-central-1.amazonaws.com' },
  },
  domains: [{
    name: 'example.com',
    certificate: { acme: { email: 'ops@example.com' } },
    dns: { route53: { zoneId: 'Z0123456789ABCDEFGHIJ' } },
  }],
  grants: [{ namespaces: ['bookinfo'], hosts: ['bookinfo'] }],
  jwt: {
    providers: [{
      name: 'customers',
      default: true,
      issuer: 'https://id.example.com/',
      jwksUri: 'https://id.example.com/.well-known/jwks.json',
      audiences: ['bookinfo'],
    }],
  },
});

// the developers' part: the workloads of Istio's samples/bookinfo, and who may reach them

const bookinfo = new Chart(app, 'bookinfo', { namespace: 'bookinfo' });

const productpage = workload('productpage', ['v1'], { tmp: '/tmp' });
const details = workload('details', ['v1']);
const reviews = workload('reviews', ['v1', 'v2', 'v3'], { 'tmp': '/tmp', 'wlp-output': '/opt/ibm/wlp/output' });
const ratings = workload('ratings', ['v1']);

const http = { name: 'http', port: 9080, protocol: 'HTTP' } as const;
const ownLogin = { application: { reason: 'it signs its users in itself' } };
const readProducts = { jwt: { audiences: ['bookinfo'], scopes: { allOf: ['products.read'] } } };
const readReviews = { jwt: { audiences: ['bookinfo'], scopes: { allOf: ['products.read', 'reviews.read'] } } };

new SecureApplication(bookinfo, 'productpage', {
  ...productpage,
  ingress,
  ports: [http],
  expose: [{
    hosts: ['bookinfo'],
    paths: [
      { path: '/', methods: ['GET'], auth: { public: { reason: 'the first page' } } },
      { path: '/index.html', methods: ['GET'], auth: { public: { reason: 'the first page' } } },
      { path: '/static/**', methods: ['GET'], auth: { public: { reason: 'style sheets and pictures' } } },
      { path: '/health', methods: ['GET'], auth: { public: { reason: 'probed by the load balancer' } } },
      { path: '/productpage', methods: ['GET'], timeout: '10s', auth: ownLogin },
      { path: '/login', methods: ['POST'], auth: ownLogin },
      { path: '/logout', methods: ['GET'], auth: ownLogin },
      { path: '/api/v1/products', methods: ['GET'], auth: readProducts },
      { path: '/api/v1/products/{id}', methods: ['GET'], auth: readProducts },
      { path: '/api/v1/products/{id}/reviews', methods: ['GET'], auth: readReviews },
      { path: '/api/v1/products/{id}/ratings', methods: ['GET'], auth: readReviews },
    ],
  }],
});

new SecureApplication(bookinfo, 'details', {
  ...details,
  ports: [http],
  callers: [{ ...productpage.workload, methods: ['GET'], paths: ['/details/{id}'] }],
});

new SecureApplication(bookinfo, 'reviews', {
  ...reviews,
  ports: [http],
  callers: [{ ...productpage.workload, methods: ['GET'], paths: ['/reviews/{id}'] }],
});

new SecureApplication(bookinfo, 'ratings', {
  ...ratings,
  ports: [http],
  callers: [
    { ...reviews.workload, methods: ['GET'], paths: ['/ratings/{id}'] },
    // it answers /api/v1/products/{id}/ratings with them
    { ...productpage.workload, methods: ['GET'], paths: ['/ratings/{id}'] },
  ],
});

app.synth();

/** The Service, the service account and a Deployment for each version; `mounts` are empty folders by their names. */
function workload(name: string, versions: readonly string[], mounts: Readonly<Record<string, string>> = {}) {
  const account = new ServiceAccount(bookinfo, `${name}-account`, { metadata: { name: `bookinfo-${name}` } });
  for (const version of versions) {
    const labels = { app: name, version };
    const id = `${name}-${version}`;
    const deployment = new Deployment(bookinfo, id, {
      metadata: { name: id, labels },
      podMetadata: { labels },
      replicas: 1,
      select: false,
      serviceAccount: account,
      containers: [{
        name,
        image: `docker.io/istio/examples-bookinfo-${name}-${version}:1.20.2`,
        portNumber: 9080,
        resources: {},
        securityContext: { readOnlyRootFilesystem: false },
        volumeMounts: Object.entries(mounts).map(([mount, path]) => ({ path, volume: Volume.fromEmptyDir(bookinfo, `${id}-${mount}`, mount) })),
      }],
    });
    deployment.select(LabelSelector.of({ labels }));
  }
  const service = new Service(bookinfo, `${name}-service`, { metadata: { name, labels: { app: name } }, ports: [{ name: 'http', port: 9080 }] });
  service.selectLabel('app', name);
  return { service, workload: { serviceAccount: account.name } };
}
