import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { vetStack } from 'fairlead/pulumi';

vetStack();

class Names extends pulumi.CustomResource {
  declare readonly gateway: pulumi.Output<string>;

  constructor(name: string) {
    super('test:index:Names', name, { gateway: undefined });
  }
}

const names = new Names('names');
const gateway = (name: string, metadata: object) => new k8s.apiextensions.CustomResource(name, {
  apiVersion: 'networking.istio.io/v1',
  kind: 'Gateway',
  metadata: { namespace: 'istio-ingress', ...metadata },
  spec: { selector: { istio: 'ingress' }, servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['shop/*.example.com'] }] },
});
gateway('public', { name: 'public' });
// the provider gives it a name
gateway('unnamed', {});
new k8s.apiextensions.CustomResource('routes', {
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'routes', namespace: 'shop', annotations: { note: names.gateway } },
  spec: {
    hosts: ['shop.example.com'],
    gateways: ['istio-ingress/nowhere', pulumi.interpolate`istio-ingress/${names.gateway}`],
    http: [{ route: [{ destination: { host: 'shop' } }] }],
  },
});
