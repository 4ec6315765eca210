import { record } from '../../kube/record';
import { eachResource } from '../readers/each-resource';
import { itemsAt } from '../readers/items-at';
import { rule } from '../rule';
import { isDnsLabel } from '../syntax/dns-label';
import { isProtocolName } from '../syntax/protocol-name';

export const serviceEntryPorts = rule({
  code: 'FL3053',
  name: 'service-entry-ports',
  severity: 'error',
  summary: 'A port of a ServiceEntry has a name or a protocol that it cannot have.',
  why: 'Endpoints name ports, so that a name is a label of a domain name; and Istio has to know the protocol. The webhook refuses others (pkg/config/validation/validation.go, `ValidateServiceEntry`).',
  reads: ['networking.istio.io/ServiceEntry'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/ServiceEntry'], function* (on) {
    for (const { path, value: { name, protocol } } of itemsAt(record(on.spec).ports, ['spec', 'ports'])) {
      if (typeof protocol === 'string' && protocol !== '' && !isProtocolName(protocol)) {
        yield { path: [...path, 'protocol'], message: `Istio knows no protocol \`${protocol}\``, help: 'write HTTP, HTTPS, HTTP2, GRPC, GRPC-WEB, TLS, TCP, MONGO, MYSQL or REDIS' };
      }
      if (typeof name === 'string' && !isDnsLabel(name)) {
        yield { path: [...path, 'name'], message: `\`${name}\` is no name of a port`, help: 'write letters, digits and `-` alone, at most 63 of them' };
      }
    }
  }),
});
