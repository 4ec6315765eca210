import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { eachResource } from '../readers/each-resource';
import { rule } from '../rule';
import { hostFault } from '../syntax/host';
import { isIpAddress } from '../syntax/ip-address';

export const workloadAddress = rule({
  code: 'FL3085',
  name: 'workload-address',
  severity: 'error',
  summary: 'A WorkloadEntry has an address that cannot be called.',
  why: 'An address is an IP address, a domain name or a socket; without one, a gateway of the `network` has to know it. The webhook refuses others, and warns of none (pkg/config/validation/validation.go, `validateWorkloadEntry`).',
  reads: ['networking.istio.io/WorkloadEntry'],
  sameAs: ['IST0106', 'IST0133'],
  check: eachResource(['networking.istio.io/WorkloadEntry'], function* ({ spec }) {
    const { address, network } = record(spec);
    const [written, path] = [text(address), ['spec', 'address']];
    if (written === undefined) {
      const known = text(network) !== undefined;
      yield { path, at: 'key', ...(known && { severity: 'warning' as const }), message: known ? 'without an address, this workload is reached through a gateway of its network alone' : 'this workload has no address', help: 'write its IP address' };
    } else if (!written.startsWith('unix://') && !isIpAddress(written) && hostFault(written) !== undefined) {
      yield { path, message: `\`${written}\` is no address`, help: 'write an IP address, or a domain name without scheme and port' };
    }
  }),
});
