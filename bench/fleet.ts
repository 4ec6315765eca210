import type { Spec } from '../lib/specs/kinds';
import { parseSpec } from '../lib/specs/parse';

/** So many applications, spread evenly over ten ingresses and forty namespaces, each with the paths and callers of a common service. */
export function fleet(applications: number): unknown[] {
  const indexes = [...Array(applications).keys()];
  return [...Array(10).keys()].map((number) => ingress(number, indexes.filter((index) => index % 10 === number)))
    .concat(indexes.map(application));
}

/** The same documents as the core takes them. */
export function parsedFleet(documents: readonly unknown[]): Spec[] {
  return documents.map((document) => {
    const { spec, problems } = parseSpec(document);
    if (!spec) throw new Error(problems.map(({ message }) => message).join('; '));
    return spec;
  });
}

function namespaceOf(index: number): string {
  return `team-${Math.floor(index / 10) % 40}`;
}

function ingress(number: number, indexes: readonly number[]): object {
  const namespaces = [...new Set(indexes.map(namespaceOf))];
  return {
    apiVersion: 'fairlead.dev/v1alpha1',
    kind: 'MeshIngress',
    metadata: { name: `ingress-${number}`, namespace: `ingress-${number}` },
    spec: {
      gateway: { selector: { istio: `ingress-${number}` }, serviceAccount: 'ingress', address: { hostname: `lb-${number}.example.net` } },
      domains: [{ name: `d${number}.example.com`, certificate: { secret: { name: 'tls' } }, dns: { route53: { zoneId: `Z${number}` } } }],
      grants: namespaces.map((namespace) => ({ namespaces: [namespace], hosts: indexes.filter((index) => namespaceOf(index) === namespace).map((index) => `app-${index}`) })),
      jwt: { providers: [{ name: 'users', default: true, issuer: `https://id-${number}.example.com`, jwksUri: `https://id-${number}.example.com/jwks`, audiences: ['web', 'orders'] }] },
    },
  };
}

function application(index: number): object {
  const name = `app-${index}`;
  return {
    apiVersion: 'fairlead.dev/v1alpha1',
    kind: 'SecureApplication',
    metadata: { name, namespace: namespaceOf(index) },
    spec: {
      ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'HTTP' }],
      expose: [{
        ingress: { name: `ingress-${index % 10}` },
        paths: [
          { path: '/' + name + '/{id}', methods: ['GET'], auth: { jwt: { audiences: ['orders'], scopes: { allOf: ['orders.read'] } } } },
          { path: '/health', methods: ['GET'], auth: { public: { reason: 'probed' } } },
          { path: '/**' },
        ],
      }],
      callers: [{ serviceAccount: `app-${(index * 7) % 1000}`, namespace: namespaceOf(index + 1), paths: ['/internal/**'] }],
    },
  };
}
