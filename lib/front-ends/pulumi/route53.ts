import type { RecordArgs } from '@pulumi/aws/route53/record';
import * as pulumi from '@pulumi/pulumi';
import type { DnsRecord } from '../../dns/record';
import { isAwsLoadBalancer } from '../../dns/route53';
import type { Addresses, LoadBalancer } from './addresses';
import { answerOf } from './answer';
import { aws } from './aws';
import type { Family } from './child';

/** A Route 53 record of the component: an alias where the name leads to an AWS load balancer, else A, AAAA or CNAME. */
export function route53Record(record: DnsRecord, family: Family, addresses: Addresses, dependsOn: pulumi.Resource[]): pulumi.CustomResource {
  const { parent, name, inputs } = family;
  const { zoneId: zone } = record.zone.route53!;
  const zoneId = inputs.get(zone) ?? zone;
  return new (aws().Record)(`${name}-${record.name}`, { name: record.host, zoneId, ...targetOf(record, addresses, parent) }, { parent, dependsOn });
}

type Target = Pick<RecordArgs, 'type' | 'records' | 'aliases' | 'ttl'>;

function targetOf(record: DnsRecord, addresses: Addresses, parent: pulumi.Resource): Target {
  const { target: { hostname, service }, ttl } = record;
  if (hostname !== undefined && isAwsLoadBalancer(hostname)) return alias(loadBalancerNamed(hostname, parent));
  const loadBalancer = service && addresses.loadBalancerOf(service);
  if (loadBalancer) return alias(loadBalancer);
  const { type, values } = answerOf(record, addresses);
  return { type, records: values, ttl };
}

/** Route 53 answers an alias with the time to live of its target, so that it has none of its own. */
function alias({ dnsName, zoneId }: LoadBalancer): Target {
  return { type: 'A', aliases: [{ name: dnsName, zoneId, evaluateTargetHealth: false }] };
}

/** The hostname of a Network Load Balancer ends in `elb.<region>.amazonaws.com`, those of the other kinds in `<region>.elb.amazonaws.com`. */
function loadBalancerNamed(dnsName: string, parent: pulumi.Resource): LoadBalancer {
  const network = /\.elb\.([^.]+)\.amazonaws\./.exec(dnsName)?.[1];
  const region = network ?? /([^.]+)\.elb\.amazonaws\./.exec(dnsName)?.[1];
  const loadBalancerType = network === undefined ? 'application' : 'network';
  return { dnsName: pulumi.output(dnsName), zoneId: aws().getHostedZoneIdOutput({ region, loadBalancerType }, { parent }).id };
}
