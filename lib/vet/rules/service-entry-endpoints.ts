import { record } from '../../kube/record';
import { shown } from '../../kube/shown';
import { text } from '../../kube/text';
import { eachResource, type Wrong } from '../readers/each-resource';
import { entriesAt, itemsAt } from '../readers/items-at';
import type { Part } from '../readers/routes';
import { rule } from '../rule';
import { hostFault } from '../syntax/host';
import { isIpAddress } from '../syntax/ip-address';

export const serviceEntryEndpoints = rule({
  code: 'FL3055',
  name: 'service-entry-endpoints',
  severity: 'error',
  summary: 'An endpoint of a ServiceEntry has an address that cannot be called, or a port that is not declared.',
  why: 'STATIC takes IP addresses and sockets as they are, DNS looks names up; a port of an endpoint belongs to the port of the ServiceEntry with its name. The webhook refuses others (pkg/config/validation/validation.go, `validateWorkloadEntry`).',
  reads: ['networking.istio.io/ServiceEntry'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/ServiceEntry'], function* ({ spec }) {
    const { endpoints, ports, resolution } = record(spec);
    if (!['STATIC', 'DNS', 'DNS_ROUND_ROBIN'].includes(shown(resolution))) return;
    const names = itemsAt(ports, []).map(({ value }) => text(value.name));
    for (const endpoint of itemsAt(endpoints, ['spec', 'endpoints'])) {
      yield* address(endpoint, resolution === 'STATIC', names.length);
      for (const { key, path } of entriesAt(endpoint.value.ports, [...endpoint.path, 'ports'])) {
        if (!names.includes(key)) yield { path, at: 'key', message: `the ServiceEntry has no port \`${key}\``, help: `write one of ${names.filter((name) => name !== undefined).map((name) => `\`${name}\``).join(', ') || 'its ports'}` };
      }
    }
  }),
});

function* address({ path: at, value }: Part, isStatic: boolean, ports: number): Generator<Wrong> {
  const [written, path] = [text(value.address), [...at, 'address']];
  if (written === undefined || isIpAddress(written)) return;
  if (isStatic && written.startsWith('unix://')) {
    if (ports !== 1) yield { path, message: 'a socket is one port', help: 'declare one port in the ServiceEntry' };
  } else if (isStatic) {
    yield { path, message: `STATIC takes no name such as \`${written}\``, help: 'write an IP address, or `resolution: DNS`' };
  } else if (hostFault(written) !== undefined) {
    yield { path, message: `\`${written}\` is no host`, help: 'write a domain name without scheme and port, or an IP address' };
  }
}
