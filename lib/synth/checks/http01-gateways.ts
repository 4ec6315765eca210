import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Problem } from '../../specs/problem';
import { challengeOf } from '../challenge';

/** Ingresses proven by HTTP-01 on different gateways: Istio binds Ingresses to one gateway of the mesh (`meshConfig.ingressSelector`). */
export function* http01Gateways(ingresses: readonly MeshIngress[]): Generator<Problem> {
  const proven = ingresses.flatMap((ingress) => ingress.spec.domains.flatMap((domain, index) => (challengeOf(domain) === 'http01' ? [{ ingress, index }] : [])));
  const [first] = proven;
  for (const { ingress, index } of proven) {
    if (ingress.spec.gateway.selector.istio === first!.ingress.spec.gateway.selector.istio) continue;
    const place = ['spec', 'domains', index, 'certificate', 'acme'];
    yield {
      code: 'http01-gateways-differ',
      on: ingress,
      path: place,
      message: '`http01` is used on two gateways, and Istio binds the Ingress of a challenge to one of the mesh alone',
      help: 'use `dns01` or an `issuer` of your own for the domains of one of them',
      related: [{ on: first!.ingress, path: ['spec', 'domains', first!.index, 'certificate', 'acme'], message: 'the other one' }],
    };
  }
}
