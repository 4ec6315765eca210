import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { ingressDocument } from './ingress-document';
import { mocked } from './mocked';
import { readSpec } from 'fairlead';
import { MeshIngress, MeshSettings, SecureApplication, SecureApplications } from 'fairlead/pulumi';

const ports = [{ name: 'http', port: 80, protocol: 'HTTP' }] as const;
const paths = [{ path: '/orders', auth: { public: { reason: 'an example' } } }];
const gateway = { ...ingressDocument.spec.gateway, ports: { http: 8080, https: 8443 }, address: { ip: '192.0.2.1' } };

test('an application says its hosts and where a browser finds them', async () => {
  const ingress = { ...ingressDocument, spec: { ...ingressDocument.spec, gateway } };
  const result = await resultOf(() => {
    const { hosts, urls } = new SecureApplication('orders', { namespace: 'shop', ingress, ports, expose: [{ hosts: ['orders', '*.pages'], paths }] });
    return { hosts, urls };
  });
  expect(result).toEqual({ hosts: ['*.pages.example.com', 'orders.example.com'], urls: ['https://orders.example.com:8443'] });
});

test('a host that is reached through two ingresses is said once', async () => {
  const inside = { ...gateway, selector: { istio: 'inside' } };
  const domains = ingressDocument.spec.domains.map((domain) => ({ ...domain, dns: { none: {} } }));
  const spec = { ...ingressDocument.spec, gateway: inside, domains };
  const internal = { ...ingressDocument, metadata: { name: 'internal', namespace: 'internal' }, spec };
  const result = await resultOf(() => {
    const expose = ['public', 'internal'].map((name) => ({ ingress: { name }, hosts: ['orders.example.org'], paths }));
    const applications = [{ name: 'orders', ports, expose }];
    const { hosts, urls } = new SecureApplications('shop', { namespace: 'shop', ingress: [ingressDocument, internal], applications });
    return { hosts, urls };
  });
  expect(result).toEqual({ hosts: ['orders.example.org'], urls: ['https://orders.example.org', 'https://orders.example.org:8443'] });
});

test('an ingress says what developers elsewhere need of it', async () => {
  const result = await resultOf(() => {
    const { domains, gateway: name, document } = new MeshIngress('entrance', {
      name: 'public',
      namespace: 'istio-ingress',
      gateway,
      domains: [{ name: 'example.com', dns: { route53: { zoneId: pulumi.output('Z1') } } }],
    });
    return { domains, name, document };
  });
  expect(result).toEqual({
    domains: ['example.com'],
    name: 'istio-ingress/public',
    document: {
      apiVersion: 'fairlead.dev/v1alpha1',
      kind: 'MeshIngress',
      metadata: { name: 'public', namespace: 'istio-ingress' },
      spec: { gateway, domains: [{ name: 'example.com', dns: { route53: { zoneId: 'Z1' } } }] },
    },
  });
});

test('an ingress is known by what `readSpec` reads from a file', async () => {
  const ingress = readSpec('MeshIngress', join(__dirname, '../../../examples/bookinfo/spec.yaml'));
  expect(await resultOf(() => new SecureApplication('bookinfo', { namespace: 'bookinfo', ingress, ports, expose: [{ paths }] }).hosts)).toEqual(['bookinfo.example.com']);
});

test('settings say the trust domain', async () => {
  const result = await resultOf(() => new MeshSettings('mesh').trustDomain);
  expect(result).toBe('cluster.local');
});

async function resultOf(program: () => unknown): Promise<unknown> {
  const { error, result } = await mocked(program);
  if (error) throw error;
  return result;
}
