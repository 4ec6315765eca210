import * as pulumi from '@pulumi/pulumi';
import { MeshIngress, SecureApplication, type MeshIngressArgs } from 'fairlead/pulumi';

type Address = MeshIngressArgs['gateway']['address'];
type Provider = NonNullable<MeshIngressArgs['jwt']>['providers'][number];

const late = (value: unknown) => pulumi.output(Promise.resolve(value)) as pulumi.Output<string>;
const users = { name: 'users', issuer: 'https://id.example.com/', jwksUri: 'https://id.example.com/jwks', audiences: ['shop'] };
const staff = { ...users, name: 'staff', issuer: 'https://staff.example.com/' };

application('http', [ingress('a', [{ ...users, jwksUri: late('http://id.example.com/jwks') }])]);
application('wildcard', [ingress('b', [{ ...users, issuer: late('https://id.example.com/*') }])]);
application('number', [ingress('c', [{ ...users, issuer: late(1) }])]);
application('plain', [ingress('d', [{ ...users, issuer: late('https://staff.example.com/') }, staff])]);
application('same', [ingress('e', [{ ...users, issuer: late('https://id.example.com/') }, { ...staff, issuer: late('https://id.example.com/') }])]);
application('elsewhere', [ingress('f', [{ ...users, issuer: late('https://staff.example.com/') }]), ingress('g', [staff])]);
application('prefix', [ingress('h', [users], late('/hostedzone/Z1'))]);
application('waiting', [ingress('i', [users], 'Z1', { service: 'istio-ingress' })]);
ingress('j', [users], 'Z1', { service: 'istio-ingress' }, late('arn:aws:elasticloadbalancing:eu-central-1:1:loadbalancer/net/public/1'));

function ingress(
  name: string, providers: readonly Provider[], zoneId: pulumi.Input<string> = 'Z1', address: Address = { ip: '192.0.2.1' }, loadBalancer?: pulumi.Input<string>,
): MeshIngress {
  return new MeshIngress(name, {
    namespace: 'istio-ingress',
    gateway: { selector: { istio: name }, serviceAccount: 'istio-ingress', address },
    domains: [{ name: `${name}.example.com`, certificate: { secret: { name: `${name}-tls` } }, dns: { route53: { zoneId } } }],
    grants: [{ namespaces: ['shop'], hosts: ['shop'] }],
    jwt: { providers },
    loadBalancer,
  });
}

/** An application whose paths ask for tokens of every provider. */
function application(name: string, ingresses: readonly MeshIngress[]): void {
  const expose = ingresses.map(({ ingress: { given } }) => ({
    ingress: { name: given.spec!.metadata.name },
    hosts: ['shop'],
    paths: given.spec!.spec.jwt!.providers.map((provider) => ({ path: `/${provider.name}`, auth: { jwt: { provider: provider.name } } })),
  }));
  new SecureApplication(name, { namespace: 'shop', ingress: ingresses, ports: [{ name: 'http', port: 80, protocol: 'HTTP' }], expose });
}
