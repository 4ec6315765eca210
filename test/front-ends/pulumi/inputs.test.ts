import * as pulumi from '@pulumi/pulumi';
import { ingressDocument } from './ingress-document';
import { mocked, type Asked } from './mocked';
import { SecureApplication, type MeshIngressArgs } from 'fairlead/pulumi';

type Provider = NonNullable<MeshIngressArgs['jwt']>['providers'][number];

const [issuer, jwksUri, zoneId] = ['https://id.example.com/', 'https://id.example.com/jwks', 'Z1'];
const machines = { name: 'machines', issuer: 'https://aaa.example.com/', jwksUri: 'https://aaa.example.com/jwks', audiences: ['orders'] };

test('Outputs give the same resources as plain values', async () => {
  const late = await resourcesOf([ingress('public', [{ ...provider('users'), issuer: pulumi.output(issuer), jwksUri: pulumi.output(jwksUri) }], pulumi.output(zoneId))]);
  expect(late).toEqual(await resourcesOf([ingress('public', [provider('users')], zoneId)]));
});

test('the order of rules is that of the names of providers, whatever their issuers turn out to be', async () => {
  const [first, second] = [{ ...provider('users'), issuer: pulumi.output(issuer) }, { ...machines, issuer: pulumi.output(machines.issuer) }];
  const resources = await resourcesOf([ingress('public', [first, second], zoneId)]);
  expect(resources).toEqual(await resourcesOf([ingress('public', [second, first], zoneId)]));
  expect(issuersOf(resources)).toEqual([machines.issuer, issuer]);
});

test('one Output in two ingresses is one value', async () => {
  const shared = { ...provider('users'), issuer: pulumi.output(issuer), jwksUri: pulumi.output(jwksUri) };
  const resources = await resourcesOf([ingress('public', [shared], zoneId), ingress('internal', [shared], zoneId, 'example.net')]);
  expect(issuersOf(resources)).toEqual([issuer]);
});

test('one Output with two key sets is refused', async () => {
  const shared = { ...provider('users'), issuer: pulumi.output(issuer) };
  const other = { ...shared, jwksUri: 'https://other.example.com/jwks' };
  await expect(resourcesOf([ingress('public', [shared], zoneId), ingress('internal', [other], zoneId, 'example.net')])).rejects.toThrow('different keys');
});

function provider(name: string): Provider {
  return { name, issuer, jwksUri, audiences: ['orders'] };
}

function ingress(name: string, providers: readonly Provider[], zone: pulumi.Input<string>, domain = 'example.com') {
  const domains = [{ name: domain, certificate: { secret: { name: `${domain}-tls` } }, dns: { route53: { zoneId: zone } } }];
  const gateway = { ...ingressDocument.spec.gateway, selector: { istio: name }, address: { ip: '192.0.2.1' } };
  return { ...ingressDocument, metadata: { name, namespace: 'istio-ingress' }, spec: { gateway, domains, grants: [{ namespaces: ['shop'], hosts: ['orders'] }], jwt: { providers } } };
}

async function resourcesOf(ingresses: readonly ReturnType<typeof ingress>[]): Promise<readonly Asked[]> {
  const expose = ingresses.map(({ metadata: { name }, spec: { jwt } }) => ({
    ingress: { name },
    paths: jwt.providers.map((one) => ({ path: `/${one.name}`, auth: { jwt: { provider: one.name } } })),
  })).map((entry) => ({ ...entry, paths: entry.paths.sort((a, b) => (a.path < b.path ? -1 : 1)) }));
  const ports = [{ name: 'http', port: 80, protocol: 'HTTP' }] as const;
  const { resources, error } = await mocked(() => new SecureApplication('orders', { namespace: 'shop', ingress: ingresses, ports, expose }).hosts);
  if (error) throw error;
  return resources;
}

function issuersOf(resources: readonly Asked[]): string[] {
  const { inputs } = resources.find(({ type }) => type.endsWith(':RequestAuthentication'))!;
  return (inputs as { spec: { jwtRules: { issuer: string }[] } }).spec.jwtRules.map((rule) => rule.issuer);
}
