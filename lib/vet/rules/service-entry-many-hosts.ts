import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { eachResource } from '../readers/each-resource';
import { itemsAt, textsAt } from '../readers/items-at';
import { rule } from '../rule';
import { isHttpProtocol, isTlsProtocol } from '../syntax/protocol-name';

export const serviceEntryManyHosts = rule({
  code: 'FL3056',
  name: 'service-entry-many-hosts',
  severity: 'error',
  summary: 'A ServiceEntry has several hosts and a port on which nobody says which of them is meant.',
  why: 'HTTP and TLS carry the host. TCP does not, so that several hosts on such a port are one to the proxy. The webhook refuses this, but with NONE, where the address decides (pkg/config/validation/validation.go, `ValidateServiceEntry`).',
  reads: ['networking.istio.io/ServiceEntry'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/ServiceEntry'], function* ({ spec }) {
    const { hosts, ports, resolution = 'NONE' } = record(spec);
    if (resolution === 'NONE' || textsAt(hosts, []).length < 2) return;
    for (const { path, value } of itemsAt(ports, ['spec', 'ports'])) {
      const protocol = text(value.protocol) ?? '';
      if (isHttpProtocol(protocol) || isTlsProtocol(protocol)) continue;
      yield { path, message: `${protocol === '' ? 'without a protocol' : `of ${protocol}`}, this port cannot tell the hosts apart`, help: 'make a ServiceEntry for each host, or write the protocol HTTP or TLS' };
    }
  }),
});
