import * as aws from '@pulumi/aws';
import * as kubernetes from '@pulumi/kubernetes';
import { MeshIngress, SecureApplication } from 'fairlead/pulumi';

// the operator's part: a way into the mesh, whose it is, and whose tokens it takes

const zone = aws.route53.getZoneOutput({ name: 'example.com' });

const ingress = new MeshIngress('public', {
  namespace: 'istio-ingress',
  gateway: {
    selector: { istio: 'ingress' },
    serviceAccount: 'istio-ingress',
    address: { hostname: 'public-0123456789abcdef.elb.eu-central-1.amazonaws.com' },
  },
  domains: [{
    name: 'example.com',
    certificate: { acme: { email: 'ops@example.com' } },
    dns: { route53: { zoneId: zone.zoneId } },
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

const namespace = 'bookinfo';

const productpage = workload('productpage', ['v1'], { tmp: '/tmp' });
const details = workload('details', ['v1']);
const reviews = workload('reviews', ['v1', 'v2', 'v3'], { 'tmp': '/tmp', 'wlp-output': '/opt/ibm/wlp/output' });
const ratings = workload('ratings', ['v1']);

const http = { name: 'http', port: 9080, protocol: 'HTTP' } as const;
const ownLogin = { application: { reason: 'it signs its users in itself' } };
const readProducts = { jwt: { audiences: ['bookinfo'], scopes: { allOf: ['products.read'] } } };
const readReviews = { jwt: { audiences: ['bookinfo'], scopes: { allOf: ['products.read', 'reviews.read'] } } };

const application = new SecureApplication('productpage', {
  namespace,
  ingress,
  workload: productpage,
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

new SecureApplication('details', {
  namespace,
  workload: details,
  ports: [http],
  callers: [{ ...productpage, methods: ['GET'], paths: ['/details/{id}'] }],
});

new SecureApplication('reviews', {
  namespace,
  workload: reviews,
  ports: [http],
  callers: [{ ...productpage, methods: ['GET'], paths: ['/reviews/{id}'] }],
});

new SecureApplication('ratings', {
  namespace,
  workload: ratings,
  ports: [http],
  callers: [
    { ...reviews, methods: ['GET'], paths: ['/ratings/{id}'] },
    // it answers /api/v1/products/{id}/ratings with them
    { ...productpage, methods: ['GET'], paths: ['/ratings/{id}'] },
  ],
});

export const urls = application.urls;

/** The Service, the service account and a Deployment for each version; `mounts` are empty folders by their names. */
function workload(name: string, versions: readonly string[], mounts: Readonly<Record<string, string>> = {}) {
  const serviceAccount = `bookinfo-${name}`;
  new kubernetes.core.v1.ServiceAccount(name, { metadata: { name: serviceAccount, namespace } });
  for (const version of versions) {
    const labels = { app: name, version };
    const image = `docker.io/istio/examples-bookinfo-${name}-${version}:1.20.2`;
    const volumeMounts = Object.entries(mounts).map(([mount, mountPath]) => ({ name: mount, mountPath }));
    const volumes = Object.keys(mounts).map((mount) => ({ name: mount, emptyDir: {} }));
    new kubernetes.apps.v1.Deployment(`${name}-${version}`, {
      metadata: { name: `${name}-${version}`, namespace, labels },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { serviceAccountName: serviceAccount, containers: [{ name, image, ports: [{ containerPort: 9080 }], volumeMounts }], volumes },
        },
      },
    });
  }
  const ports = [{ name: 'http', port: 9080 }];
  new kubernetes.core.v1.Service(name, { metadata: { name, namespace, labels: { app: name } }, spec: { selector: { app: name }, ports } });
  return { serviceAccount };
}
