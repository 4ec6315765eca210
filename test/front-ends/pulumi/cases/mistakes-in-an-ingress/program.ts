import * as pulumi from '@pulumi/pulumi';
import { MeshIngress, type MeshIngressArgs } from 'fairlead/pulumi';

export function program() {
  new MeshIngress('wrong', {
    namespace: 'istio-ingress',
    gateway: { selector: { istio: 'ingress' }, serviceAccount: pulumi.output('istio-ingress'), address: { hostname: pulumi.output('lb.example.net') } },
    domains: [
      { name: 'example.com', dns: { route53: { zoneId: pulumi.output('a zone') } } },
      { name: 'example.com', dns: { route53: { zoneId: '/hostedzone/Z1' } } },
    ],
    jwt: { providers: [{ name: 'users', issuer: pulumi.output('users'), jwksURI: pulumi.output('https://id.example.com/jwks') }] },
  } as unknown as MeshIngressArgs);
}
