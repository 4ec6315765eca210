import * as pulumi from '@pulumi/pulumi';
import { dnsProvidersOf } from '../../dns/providers';
import { addressReader } from './addresses';
import { kubernetesChild } from './child';
import { filled } from './filled';
import { givenFlat } from './given';
import { givenSettings } from './given-settings';
import { ingressOf, type Ingress } from './ingress';
import { ingressResources } from './ingress-resources';
import { lookUpLoadBalancer } from './load-balancer';
import { loadBalancerOfNobody, unbalancedApexes } from './load-balancer-problems';
import type { MeshIngressArgs } from './mesh-ingress-args';
import { refuse } from './mistakes';
import { neighboursOf } from './neighbours';
import { recordChild } from './record-child';

const type = 'fairlead:index:MeshIngress';

/**
 * A way into the mesh, with the Gateway, certificates, issuers and records of its own that it needs; they are its children, named `<name>-<metadata.name>`.
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
    const { loadBalancer, dnsProviders = [], settings, ...fields } = args;
    const brought = dnsProvidersOf(dnsProviders);
    const given = givenFlat('MeshIngress', `${type}::${name}`, { ...fields, name: args.name ?? name });
    const neighbours = neighboursOf(given.construct, opts);
    const heldTo = settings === undefined ? neighbours.settings : [givenSettings(given.construct, settings)];
    const resources = ingressResources(given, neighbours, heldTo, dnsProviders);
    const unbalanced = unbalancedApexes(resources, () => loadBalancer !== undefined);
    refuse(given.construct, [...loadBalancerOfNobody(given, loadBalancer), ...unbalanced], [given]);
    super(type, name, {}, opts);
    const ingress = ingressOf(given);
    const family = { parent: this, name, inputs: ingress.inputs, dnsProviders: brought };
    const others = resources.filter(({ record }) => record === undefined || record === 'address');
    const children = others.map(({ resource }) => ({ kind: resource.kind, child: kubernetesChild(family, resource) }));
    const gateways = children.filter(({ kind }) => kind === 'Gateway').map(({ child }) => child);
    const found = loadBalancer === undefined ? undefined : lookUpLoadBalancer(loadBalancer, this, given.construct);
    this.ingress = { ...ingress, gateways, dnsProviders, ...(found && { loadBalancer: found }) };
    const addresses = { loadBalancerOf: () => found, addressOf: addressReader(name, this) };
    for (const made of resources) recordChild(made, family, addresses, gateways);
    const { metadata, spec } = given.spec!;
    this.gateway = pulumi.output(`${metadata.namespace}/${metadata.name}`);
    this.domains = pulumi.output(spec.domains.map((domain) => domain.name));
    this.document = pulumi.output(filled(given.document, ingress.inputs)) as pulumi.Output<object>;
    this.registerOutputs({ gateway: this.gateway, domains: this.domains, document: this.document });
  }
}
