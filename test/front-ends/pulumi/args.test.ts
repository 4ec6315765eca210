import * as pulumi from '@pulumi/pulumi';
import type { MeshIngressArgs, SecureApplicationArgs } from 'fairlead/pulumi';

// what is wrong here does not compile, as the type-check of the tests proves
test('only what is carried through may be an Output', () => {
  const late = pulumi.output('late');
  const gateway = { selector: { istio: 'ingress' }, serviceAccount: 'istio-ingress', address: { ip: '192.0.2.1' } };
  const providers = [{ name: 'users', issuer: late, jwksUri: late }];
  const args: MeshIngressArgs = { namespace: 'istio-ingress', gateway, domains: [{ name: 'example.com', dns: { route53: { zoneId: late } } }], jwt: { providers }, loadBalancer: late };
  const wrong: MeshIngressArgs[] = [
    // @ts-expect-error: the name of a domain decides which resources there are
    { ...args, domains: [{ name: late, dns: { none: {} } }] },
    // @ts-expect-error: so does an issuer of certificates, whose field has the name of a token's issuer
    { ...args, domains: [{ name: 'example.com', certificate: { issuer: late }, dns: { none: {} } }] },
    // @ts-expect-error: so does a namespace
    { ...args, namespace: late },
  ];
  const port = { name: 'http', port: 80, protocol: 'HTTP' } as const;
  const applications: SecureApplicationArgs[] = [
    { namespace: 'shop', ports: [port] },
    // @ts-expect-error: nothing of an application may be one
    { namespace: 'shop', ports: [{ ...port, port: pulumi.output(80) }] },
  ];
  expect([wrong.length, applications.length]).toEqual([3, 2]);
});
