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

const apiVersion = 'networking.istio.io/v1';
const servers = [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*.example.com'] }];
new k8s.apiextensions.CustomResource('gateway', {
  apiVersion,
  kind: 'Gateway',
  metadata: { name: new Names('names').gateway, namespace: 'istio-ingress' },
  spec: { selector: { istio: 'ingress' }, servers },
});
// the very name that the Gateway will have
new k8s.apiextensions.CustomResource('routes', {
  apiVersion,
  kind: 'VirtualService',
  metadata: { name: 'routes', namespace: 'shop' },
  spec: { hosts: ['shop.example.com'], gateways: ['istio-ingress/elsewhere'], http: [{ route: [{ destination: { host: 'shop' } }] }] },
});
