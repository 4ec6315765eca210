import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { vetStack } from 'fairlead/pulumi';

vetStack({ shown: [{ kind: 'networking.istio.io/Gateway' }] });

function route(name: string, ignore: pulumi.Input<string>, gateway: pulumi.Input<string> = 'istio-ingress/gone'): void {
  new k8s.apiextensions.CustomResource(name, {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name, namespace: 'shop', annotations: { 'fairlead.dev/ignore': ignore } },
    spec: { hosts: [`${name}.example.com`], gateways: [gateway], http: [{ route: [{ destination: { host: 'orders' } }] }] },
  });
}

class Names extends pulumi.CustomResource {
  declare readonly gateway: pulumi.Output<string>;

  constructor(name: string) {
    super('test:index:Names', name, { gateway: undefined });
  }
}

route('meant', 'gateway-not-found: the platform makes it next week');
route('until', 'gateway-not-found until 2999-12-31: the platform makes it next week');
route('past', 'gateway-not-found until 2020-01-01: the platform makes it next week');
route('silent', 'gateway-not-found');
route('unused', 'audience-not-checked: nobody knows');
// what an annotation says is not known, nor whether it hides anything
route('secret', pulumi.secret('gateway-not-found: nobody may know why'));
route('late', 'gateway-not-found: the platform makes it next week', new Names('names').gateway);
