import { isApex, type RecordTarget } from '../../dns/record';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Problem } from '../../specs/problem';
import type { Synthesized } from '../../synth/synthesized';
import type { ApplicationsPlan } from './applications-plan';
import type { Given } from './given';
import { ingressOfService } from './ingress';

/** A load balancer for an ingress whose address says itself where records lead. */
export function* loadBalancerOfNobody({ spec, document }: Given<MeshIngress>, loadBalancer: unknown): Generator<Problem> {
  if (loadBalancer === undefined || spec!.spec.gateway.address.service !== undefined) return;
  const message = '`loadBalancer` is for an ingress whose address is a Service, and this one has a `hostname` or an `ip`';
  const path = ['spec', 'gateway', 'address'];
  yield { code: 'load-balancer-of-nobody', on: document as object, path, message, help: 'leave `loadBalancer` out, or write `address: {service: …}`' };
}

/** A load balancer in the arguments of applications that is nobody's or of several, and domains that lack one. */
export function* loadBalancerProblems({ resources, components, documents, loadBalancer }: ApplicationsPlan, args: object): Generator<Problem> {
  const balanced = documents.filter(({ given: { spec } }) => spec!.spec.gateway.address.service !== undefined);
  if (loadBalancer !== undefined && balanced.length !== 1) {
    const message = `\`loadBalancer\` is for the one ingress that is given as a document and whose address is a Service, and there are ${balanced.length}`;
    yield { code: 'load-balancer-of-nobody', on: args, path: ['loadBalancer'], message, help: 'write it at the `MeshIngress` component; ask for the `hostname` of each load balancer in the documents' };
  }
  const named = [...components.filter((ingress) => ingress.loadBalancer), ...(loadBalancer === undefined ? [] : balanced)];
  yield* unbalancedApexes(resources, (service) => ingressOfService(service, named) !== undefined);
}

/** Domains in Route 53 that only an alias of a load balancer could answer for, where the program names none. */
export function* unbalancedApexes(resources: readonly Synthesized[], isBalanced: (service: NonNullable<RecordTarget['service']>) => boolean): Generator<Problem> {
  for (const { record, from: [{ spec, path }] } of resources) {
    if (record === undefined || record === 'address' || !record.zone.route53 || !isApex(record)) continue;
    if (!record.target.service || isBalanced(record.target.service)) continue;
    const message = `\`${record.host}\` is the domain itself, for which Route 53 needs an alias of a load balancer, and the ingress names none`;
    yield { code: 'apex-needs-load-balancer', on: spec, path, message, help: 'give the name of the AWS load balancer in front of the gateway as `loadBalancer`' };
  }
}
