import { eachResource } from '../readers/each-resource';
import { rule } from '../rule';
import { isDnsLabel } from '../syntax/dns-label';

export const gatewayName = rule({
  code: 'FL3001',
  name: 'gateway-name',
  severity: 'error',
  summary: 'The name of a Gateway is no label of a domain name.',
  why: 'Kubernetes takes dots in the name, Istio does not: a VirtualService could not tell them from a namespace. The webhook refuses the Gateway (pkg/config/validation/validation.go, `ValidateGateway`).',
  reads: ['networking.istio.io/Gateway'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/Gateway'], function* ({ metadata: { name } }) {
    if (isDnsLabel(name)) return;
    yield {
      path: ['metadata', 'name'],
      message: `Istio takes no Gateway of the name \`${name}\``,
      help: 'write letters, digits and `-` alone, at most 63 of them',
    };
  }),
});
