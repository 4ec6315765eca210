import * as pulumi from '@pulumi/pulumi';
import { kubernetesChild } from './child';
import { filled } from './filled';
import { givenFlat } from './given';
import { ingressOf, type Ingress } from './ingress';
import { ingressResources } from './ingress-resources';
import { lookUpLoadBalancer } from './load-balancer';
import { loadBalancerOfNobody } from './load-balancer-problems';
import type { MeshIngressArgs } from './mesh-ingress-args';
import { refuse } from './mistakes';
import { neighboursOf } from './neighbours';

const type = 'fairlead:index:MeshIngress';

/**
 * A way into the mesh, with the Gateway, certificates and issuers that it needs; they are its children, named `<name>-<metadata.name>`.
 * @throws pulumi.RunError with every mistake at once, before anything is registered.
 */
export class MeshIngress extends pulumi.ComponentResource {
  /** The Gateway, as `namespace/name`. */
  readonly gateway: pulumi.Output<string>;
  /** The names of its domains. */
  readonly domains: pulumi.Output<string[]>;
  /** The MeshIngress document, for developers whose programs are elsewhere: written to a file, it can stand for this component there. */
  readonly document: pulumi.Output<object>;
  /** @internal */
  readonly ingress: Ingress;

  constructor(name: string, args: MeshIngressArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { loadBalancer, ...fields } = args;
    const given = givenFlat('MeshIngress', `${type}::${name}`, { ...fields, name: args.name ?? name });
    const resources = ingressResources(given, neighboursOf(given.construct, opts));
    refuse(given.construct, [...loadBalancerOfNobody(given, loadBalancer)], [given]);
    super(type, name, {}, opts);
    const ingress = ingressOf(given);
    const { inputs } = ingress;
    const children = resources.map((resource) => ({ kind: resource.kind, child: kubernetesChild({ parent: this, name, inputs }, resource) }));
    const gateways = children.filter(({ kind }) => kind === 'Gateway').map(({ child }) => child);
    const found = loadBalancer === undefined ? undefined : lookUpLoadBalancer(loadBalancer, this, given.construct);
    this.ingress = { ...ingress, gateways, ...(found && { loadBalancer: found }) };
    const { metadata, spec } = given.spec!;
    this.gateway = pulumi.output(`${metadata.namespace}/${metadata.name}`);
    this.domains = pulumi.output(spec.domains.map((domain) => domain.name));
    this.document = pulumi.output(filled(given.document, inputs)) as pulumi.Output<object>;
    this.registerOutputs({ gateway: this.gateway, domains: this.domains, document: this.document });
  }
}
