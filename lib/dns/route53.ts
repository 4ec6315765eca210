import { externalDns } from './external-dns';
import type { DnsProvider } from './provider';

/**
 * Amazon Route 53, which external-dns writes.
 *
 * The zone's id spares cert-manager the right to list zones. Route 53 has no regions, but cert-manager refuses to start a challenge
 * without one where its own environment names none. An alias leads the domain itself to an AWS load balancer, and to another name of its zone.
 */
export function route53({ zoneId }: { readonly zoneId: string }): DnsProvider {
  return {
    ...externalDns,
    name: 'route53',
    solver: { route53: { region: 'us-east-1', hostedZoneID: zoneId } },
    leadsApexTo: ({ hostname }) => hostname === undefined || isAwsLoadBalancer(hostname),
  };
}

/** Whether a hostname is that of an AWS load balancer, to which Route 53 can alias. */
export function isAwsLoadBalancer(hostname: string): boolean {
  return /\.elb(\.[a-z0-9-]+)?\.amazonaws\.com(\.cn)?$/.test(hostname);
}
