import { record } from '../../kube/record';
import { eachResource } from '../readers/each-resource';
import { textsAt } from '../readers/items-at';
import { rule } from '../rule';
import { isPartialWildcard, wildcardHostFault } from '../syntax/host';

export const serviceEntryHosts = rule({
  code: 'FL3051',
  name: 'service-entry-hosts',
  severity: 'error',
  summary: 'A host of a ServiceEntry is none.',
  why: 'A ServiceEntry is for domain names, and for those that start with `*.`. The webhook refuses others, and warns of `*` before a part of a label, which only DYNAMIC_DNS can look up (pkg/config/validation/validation.go, `ValidateServiceEntry`).',
  reads: ['networking.istio.io/ServiceEntry'],
  sameAs: ['IST0106', 'IST0133'],
  check: eachResource(['networking.istio.io/ServiceEntry'], function* ({ spec }) {
    const { hosts, resolution } = record(spec);
    for (const { path, value } of textsAt(hosts, ['spec', 'hosts'])) {
      const fault = value === '*' ? undefined : wildcardHostFault(value);
      if (fault !== undefined) {
        yield { path, message: `\`${value}\` is no host: ${fault}`, help: 'write a domain name without scheme, port and path; addresses go into `addresses`' };
      } else if (isPartialWildcard(value) && resolution !== 'DYNAMIC_DNS') {
        yield { path, severity: 'warning', message: `\`${value}\` starts with \`*\`, but not with \`*.\``, help: 'write `*.` and a domain' };
      }
    }
  }),
});
