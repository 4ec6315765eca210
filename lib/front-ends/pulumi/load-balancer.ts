import * as pulumi from '@pulumi/pulumi';
import type { LoadBalancer } from './addresses';
import { aws } from './aws';
import { MistakeError } from './mistake-error';

/** Looks up an application or network load balancer by its name, with the AWS provider of a component. */
export function lookUpLoadBalancer(name: pulumi.Input<string>, parent: pulumi.Resource, construct: string): LoadBalancer {
  const { dnsName, zoneId } = aws().getLoadBalancerOutput({ name: pulumi.output(name).apply((known) => checked(known, construct)) }, { parent });
  return { dnsName, zoneId };
}

/** An empty name would find any load balancer of the region. */
function checked(name: string, construct: string): string {
  if (/^[A-Za-z0-9-]{1,32}$/.test(name)) return name;
  throw new MistakeError(`${construct}: \`loadBalancer\` must be the name of an AWS load balancer, of at most 32 letters, digits and \`-\`, got \`${name}\``);
}
