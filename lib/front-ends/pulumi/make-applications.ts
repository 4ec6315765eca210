import * as pulumi from '@pulumi/pulumi';
import { sortedSet } from '../../kube/order';
import type { Synthesized } from '../../synth/synthesized';
import { addressReader, type Addresses } from './addresses';
import type { ApplicationsPlan } from './applications-plan';
import { kubernetesChild } from './child';
import { urlsOf } from './exposed-hosts';
import { ingressOfService, inputsOf, type Ingress } from './ingress';
import { lookUpLoadBalancer } from './load-balancer';
import { recordChild } from './record-child';

/** Where applications are reached, sorted. */
export interface Reached {
  readonly hosts: string[];
  readonly urls: string[];
}

/** Makes what was planned as children of a component, so that no route ever stands without the policies that guard it. */
export function makeApplications(plan: ApplicationsPlan, name: string, parent: pulumi.Resource): Reached {
  const { construct, resources, warnings, components, hosts, dnsProviders } = plan;
  for (const text of warnings) void pulumi.log.warn(text, parent);
  const ingresses = [...components, ...documentsOf(plan, parent)];
  const family = { parent, name, inputs: inputsOf(ingresses, construct), dnsProviders };
  const policies = resources.filter(isPolicy).map(({ resource }) => kubernetesChild(family, resource));
  const guards = [...policies, ...components.flatMap(({ gateways }) => gateways)];
  const routes = resources.filter((one) => !isPolicy(one) && !one.record).map(({ resource }) => kubernetesChild(family, resource, guards));
  const addresses = { loadBalancerOf: loadBalancersOf(ingresses), addressOf: addressReader(name, parent) };
  for (const one of resources) recordChild(one, family, addresses, routes);
  return { hosts: sortedSet(hosts.map(({ host }) => host)), urls: sortedSet(urlsOf(hosts, ingresses.map(({ given }) => given.spec!))) };
}

function documentsOf({ construct, documents, loadBalancer }: ApplicationsPlan, parent: pulumi.Resource): readonly Ingress[] {
  if (loadBalancer === undefined) return documents;
  const found = lookUpLoadBalancer(loadBalancer, parent, construct);
  return documents.map((ingress) => ({ ...ingress, loadBalancer: found }));
}

function loadBalancersOf(ingresses: readonly Ingress[]): Addresses['loadBalancerOf'] {
  return (service) => ingressOfService(service, ingresses)?.loadBalancer;
}

/** Whether a route may not stand without it. */
function isPolicy({ resource }: Synthesized): boolean {
  return resource.apiVersion.startsWith('security.istio.io/') || resource.kind === 'EnvoyFilter';
}
