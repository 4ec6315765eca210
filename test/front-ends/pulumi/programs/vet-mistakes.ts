import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { vetStack } from 'fairlead/pulumi';

vetStack();
const istio = 'networking.istio.io/v1';

class Route extends pulumi.ComponentResource {
  constructor(name: string, gateways: pulumi.Input<pulumi.Input<string>[]>, provider?: k8s.Provider) {
    super('test:index:Route', name, {}, provider && { provider });
    new k8s.apiextensions.CustomResource(name, {
      apiVersion: istio,
      kind: 'VirtualService',
      metadata: { name, namespace: 'shop' },
      spec: { hosts: [`${name}.example.com`], gateways, http: [{ route: [{ destination: { host: 'orders' } }] }] },
    }, { parent: this });
  }
}

function gateway(name: string, metadata: object, provider?: k8s.Provider): k8s.apiextensions.CustomResource {
  const servers = [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*.example.com'] }];
  return new k8s.apiextensions.CustomResource(name, { apiVersion: istio, kind: 'Gateway', metadata, spec: { selector: { istio: 'ingress' }, servers } }, provider && { provider });
}

const open = gateway('public', { name: 'public', namespace: 'istio-ingress' });
const orders = new k8s.core.v1.Service('orders', { metadata: { name: 'orders', namespace: 'shop' }, spec: { ports: [{ name: 'http', port: 80 }] } });
new Route('good', ['istio-ingress/public']);
new Route('wrong', ['istio-ingress/pubic']);
// what is known late: an Output of another resource, one that a promise gives, and a resource that comes of an Output
new Route('late', [pulumi.output(Promise.resolve('istio-ingress/gone'))]);
new Route('made', [pulumi.interpolate`istio-ingress/${open.metadata.name}`]);
orders.urn.apply(() => new Route('applied', ['istio-ingress/nowhere']));
new Route('secret', [pulumi.secret('istio-ingress/hidden')]);
// in a cluster of its own there is no Gateway in sight
new Route('elsewhere', ['istio-ingress/public'], new k8s.Provider('other', { kubeconfig: 'other' }));
// a provider may say the namespace of what names none
const edge = new k8s.Provider('edge', { namespace: 'edge' });
gateway('placed', { name: 'placed' }, edge);
new Route('through', ['edge/placed'], edge);
new Route('misplaced', ['edge/place'], edge);
// what is read or patched is not made here
k8s.core.v1.Service.get('read', 'shop/other');
new k8s.apiextensions.CustomResourcePatch('patched', { apiVersion: istio, kind: 'VirtualService', metadata: { name: 'x', namespace: 'shop' }, spec: { gateways: ['istio-ingress/no'] } });
new k8s.helm.v3.Release('chart', { chart: 'nginx' });
