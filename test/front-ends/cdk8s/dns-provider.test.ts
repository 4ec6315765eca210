import { App, Chart } from 'cdk8s';
import { madeBy } from './made-by';
import { publicIngress } from './public-ingress';
import { MeshIngress, SecureApplication, type DnsProvider, type MeshIngressProps, type SpecDocument } from 'fairlead/cdk8s';

const cloudflare: DnsProvider = {
  name: 'cloudflare',
  solver: { cloudflare: { apiTokenSecretRef: { name: 'cloudflare', key: 'token' } } },
  resources: ({ host, name, namespace, target, ttl }) => [{
    apiVersion: 'dns.cloudflare.upbound.io/v1alpha1', kind: 'Record', metadata: { name, namespace }, spec: { forProvider: { name: host, value: target.ip, ttl } },
  }],
  leadsApexTo: () => true,
};
const http = { name: 'http', port: 80, protocol: 'HTTP' } as const;
const paths = [{ path: '/orders', auth: { public: { reason: 'open data' } } }];

function ingressWith(records?: 'wildcard', dnsProviders: readonly DnsProvider[] = [cloudflare]): MeshIngressProps {
  const [domain] = publicIngress.domains;
  return { ...publicIngress, gateway: { ...publicIngress.gateway, address: { ip: '192.0.2.1' } }, domains: [{ ...domain!, dns: { provider: { name: 'cloudflare', records } } }], dnsProviders };
}

test('a provider of one\'s own makes the records and shows whose the domain is', () => {
  const app = new App();
  const ingress = new MeshIngress(new Chart(app, 'platform'), 'public', ingressWith());
  new SecureApplication(new Chart(app, 'shop', { namespace: 'shop' }), 'orders', { ingress, ports: [http], expose: [{ paths }] });
  const made = madeBy(app);
  expect(made.find(({ kind }) => kind === 'Record')).toMatchObject({
    metadata: { name: 'public.istio-ingress.orders.example.com', namespace: 'shop', annotations: { 'fairlead.dev/from': 'SecureApplication shop/orders spec.expose[0]' } },
    spec: { forProvider: { name: 'orders.example.com', value: '192.0.2.1', ttl: 300 } },
  });
  expect(made.find(({ kind }) => kind === 'ClusterIssuer')!.spec).toMatchObject({ acme: { solvers: [{ selector: { dnsZones: ['example.com'] }, dns01: cloudflare.solver }] } });
  expect(made.filter(({ kind }) => kind === 'DNSEndpoint')).toEqual([]);
});

test('the operator\'s record needs no provider where the applications are', () => {
  const platform = new App();
  const { document } = new MeshIngress(new Chart(platform, 'platform'), 'public', ingressWith('wildcard'));
  expect(madeBy(platform).filter(({ kind }) => kind === 'Record').map(({ spec }) => spec)).toEqual([{ forProvider: { name: '*.example.com', value: '192.0.2.1', ttl: 300 } }]);
  expect(kindsOfAnApplication(document)).toEqual(['AuthorizationPolicy', 'VirtualService']);
});

test('records of applications need the provider too', () => {
  const { document } = new MeshIngress(new Chart(new App(), 'platform'), 'public', ingressWith());
  expect(() => kindsOfAnApplication(document)).toThrow('the records are kept by `cloudflare`, a DNS provider that a program brings, and none of this name is given');
  expect(kindsOfAnApplication(document, [cloudflare])).toEqual(['AuthorizationPolicy', 'VirtualService', 'Record']);
});

test('an ingress needs the provider to show whose its domain is, and one that can', () => {
  const synth = (dnsProviders: readonly DnsProvider[]) => {
    const app = new App();
    new MeshIngress(new Chart(app, 'platform'), 'public', ingressWith(undefined, dnsProviders));
    return () => app.synthYaml();
  };
  expect(synth([])).toThrow('domains[0].dns.provider.name: the records are kept by `cloudflare`');
  expect(synth([{ name: 'cloudflare', resources: cloudflare.resources }])).toThrow('domains[0].certificate.acme: `dns01` needs a `solver`, and the DNS provider `cloudflare` has none');
});

test('two providers of one name are refused where the second is given', () => {
  const chart = new Chart(new App(), 'platform');
  new MeshIngress(chart, 'public', ingressWith());
  expect(() => new MeshIngress(chart, 'internal', ingressWith(undefined, [{ ...cloudflare }]))).toThrow(new RangeError('two DNS providers have the name `cloudflare`: give each a name of its own'));
});

function kindsOfAnApplication(ingress: SpecDocument, dnsProviders?: readonly DnsProvider[]): string[] {
  const app = new App();
  new SecureApplication(new Chart(app, 'shop', { namespace: 'shop' }), 'orders', { ingress, ports: [http], expose: [{ paths }], dnsProviders });
  app.synthYaml();
  return madeBy(app).map(({ kind }) => kind);
}
