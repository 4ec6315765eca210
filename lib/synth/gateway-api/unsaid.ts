import type { Spec } from '../../specs/kinds';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { MeshSettings } from '../../specs/mesh-settings';
import type { Problem } from '../../specs/problem';
import { challengeOf } from '../challenge';
import { unsaidIn, wordless, type Reason, type Target } from '../words';
import { gateway } from './gateway';
import { listened } from './listened';
import { applicationWords, ingressWords } from './words';

const gatewayApi: Target = { code: 'not-in-gateway-api', field: 'routing', asked: 'gatewayApi', instead: 'istio', meaning: 'what routes are made of' };

/** What specs ask for that the Gateway API cannot say, or that is not said in it here. */
export function* unsaid(specs: readonly Spec[], settings: MeshSettings): Generator<Problem> {
  for (const on of specs) {
    const found = on.kind === 'MeshIngress' ? [...wordless(ingressWords, on.spec, ['spec']), ...challenges(on), ...certificates(on), ...listeners(on)]
      : on.kind === 'SecureApplication' && on.spec.expose ? wordless(applicationWords, on.spec, ['spec']) : [];
    for (const reason of found) yield unsaidIn(gatewayApi, on, reason, settings);
  }
}

/** The solver of HTTP-01 answers through an Ingress, beside which Istio's own routes of the host would have to step back. */
function challenges({ spec: { domains } }: MeshIngress): Reason[] {
  return domains.flatMap((domain, index) => (challengeOf(domain) === 'http01' ? [{
    path: ['spec', 'domains', index, 'certificate', 'acme'],
    why: 'challenges over HTTP are answered by an Ingress, for whose path its redirect would not step back; use `challenge: dns01`, or an `issuer`',
  }] : []));
}

/** A browser asks for every name of a certificate on one connection, on which Istio knows the routes of one listener alone. */
function certificates(ingress: MeshIngress): Reason[] {
  const all = listened(ingress);
  return all.flatMap(({ index, secretName }, place) => {
    const other = all.slice(0, place).find((one) => one.secretName === secretName);
    if (!other) return [];
    const two = other.index === index ? 'the domain itself and the names below it' : 'two domains';
    const instead = other.index === index ? '; grant one of the two, or let an `issuer` give each its own' : '';
    return [{ path: ['spec', 'domains', index, 'certificate'], why: `${two} are two listeners, and have one certificate: browsers would ask one for hosts of the other${instead}` }];
  });
}

/** The most listeners of a Gateway (its CRD). */
const mostListeners = 64;

/** Each name whose TLS is passed through has one, and each port of TCP. */
function listeners(ingress: MeshIngress): Reason[] {
  const count = gateway(ingress).flatMap(({ resource: { spec } }) => spec?.listeners ?? []).length;
  return count <= mostListeners ? [] : [{
    path: ['spec', 'grants'],
    why: `a Gateway has ${mostListeners} listeners, and this one would have ${count}; let fewer hosts pass through, or make it two ingresses`,
  }];
}
