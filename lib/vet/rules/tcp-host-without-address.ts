import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { rule } from '../rule';

export const tcpHostWithoutAddress = rule({
  code: 'FL4013',
  name: 'tcp-host-without-address',
  severity: 'warning',
  summary: 'A ServiceEntry opens a TCP port of a host without an address.',
  why: 'TCP carries no host name. Without `addresses` the proxy listens for any address on the port, and takes the connections of every other host and Service on it (istio/istio#59599). The addresses that istiod gives to such hosts are used by proxies with DNS capture alone (pilot/pkg/model/service.go, `nodeUsesAutoallocatedIPs`).',
  reads: ['networking.istio.io/ServiceEntry', '/ConfigMap'],
  sameAs: ['IST0134', 'IST0133'],
  differs: 'istioctl and the webhook are content where istiod gives addresses, which it does by default; they change nothing for a proxy that does not answer DNS.',
  *check(view) {
    if (view.config.allocatesAddresses) return;
    for (const on of view.of('networking.istio.io/ServiceEntry')) {
      const { addresses, ports, hosts } = record(on.spec);
      if (list(addresses).length > 0) continue;
      for (const [index, port] of list(ports).entries()) {
        const { protocol, number } = record(port);
        if (typeof number !== 'number' || !['', 'TCP'].includes((text(protocol) ?? '').toUpperCase())) continue;
        yield {
          on,
          path: ['spec', 'ports', index],
          message: `without \`addresses\`, port ${number} is taken from every other host`,
          help: `write the addresses of ${list(hosts).filter((host) => typeof host === 'string').map((host) => `\`${host}\``).join(', ') || 'the host'}, or use TLS, which carries the name`,
        };
      }
    }
  },
});
