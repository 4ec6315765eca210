import { record } from '../../kube/record';
import { eachResource } from '../readers/each-resource';
import { textsAt } from '../readers/items-at';
import { rule } from '../rule';
import { isIpRange } from '../syntax/ip-address';

export const serviceEntryAddresses = rule({
  code: 'FL3052',
  name: 'service-entry-addresses',
  severity: 'error',
  summary: 'An address of a ServiceEntry is none.',
  why: '`addresses` are those that clients call: IP addresses or ranges of them. The webhook refuses others (pkg/config/validation/validation.go, `ValidateServiceEntry`).',
  reads: ['networking.istio.io/ServiceEntry'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/ServiceEntry'], function* ({ spec }) {
    for (const { path, value } of textsAt(record(spec).addresses, ['spec', 'addresses'])) {
      if (!isIpRange(value)) yield { path, message: `\`${value}\` is no address and no range of them`, help: 'write one such as `10.0.0.0/8`; names go into `hosts` and `endpoints`' };
    }
  }),
});
