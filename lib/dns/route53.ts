import type { ACMEChallengeSolver } from '../kube/generated/issuer';

/**
 * How cert-manager proves over Route 53 that a domain is ours.
 *
 * The zone's id spares it the right to list zones. Route 53 has no regions, but cert-manager refuses to start a challenge without one
 * where its own environment names none.
 */
export function route53Solver(zoneId: string): NonNullable<ACMEChallengeSolver['dns01']> {
  return { route53: { region: 'us-east-1', hostedZoneID: zoneId } };
}

/** Whether a hostname is that of an AWS load balancer, to which Route 53 can alias. */
export function isAwsLoadBalancer(hostname: string): boolean {
  return /\.elb(\.[a-z0-9-]+)?\.amazonaws\.com(\.cn)?$/.test(hostname);
}
