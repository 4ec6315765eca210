import { record } from '../../kube/record';
import { shown } from '../../kube/shown';
import { eachResource } from '../readers/each-resource';
import { rule } from '../rule';
import { wildcardHostFault } from '../syntax/host';

export const destinationRuleHost = rule({
  code: 'FL3041',
  name: 'destination-rule-host',
  severity: 'error',
  summary: 'The host of a DestinationRule is none.',
  why: 'A DestinationRule is for the host of a Service, or for a wildcard, without a port. The webhook refuses others (pkg/config/validation/validation.go, `ValidateDestinationRule`).',
  reads: ['networking.istio.io/DestinationRule'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/DestinationRule'], function* ({ spec }) {
    const { host } = record(spec);
    const fault = typeof host === 'string' ? wildcardHostFault(host) : undefined;
    if (fault !== undefined) yield { path: ['spec', 'host'], message: `\`${shown(host)}\` is no host: ${fault}`, help: 'write the host of a Service, such as `orders.shop.svc.cluster.local`; ports have `portLevelSettings`' };
  }),
});
