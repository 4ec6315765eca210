import * as z from 'zod/mini';
import { defaulted, field, optional } from './field';
import { domainName } from './host';
import { list } from './list';
import { dnsLabel, dnsSubdomain } from './names';
import { portNumber } from './numbers';
import { exactlyOneOf } from './one-of';
import { withRule } from './rule';
import { selector } from './selector';
import { text } from './text';
import { unique } from './unique';

const portsDiffer = 'the ports of `http` and `https` must differ';

const tcpPort = z.strictObject({
  name: field(dnsLabel('gateway port'), 'The name by which it is granted and claimed.', { example: 'postgres' }),
  port: field(portNumber, 'The port of the gateway\'s Service.', { example: '5432' }),
});

const named = unique(list(tcpPort, {
  max: 32,
  empty: { message: '`tcp` is empty, which could be read as every port', help: 'list the ports, or leave `tcp` out' },
}), { key: ({ name }) => name, at: () => 'name', noun: 'gateway port', help: 'give each port a name of its own', cel: 'x.name == y.name' });
const tcpPorts = unique(named, { key: ({ port }) => port, at: () => 'port', noun: 'port', help: 'a gateway has each port once', cel: 'x.port == y.port' });

const webPorts = withRule(z.strictObject({
  http: defaulted(portNumber, 80, 'The port for plain HTTP, which only redirects or answers ACME.'),
  https: defaulted(portNumber, 443, 'The port for HTTPS, and for TLS that is passed through.'),
  tcp: optional(tcpPorts, 'Ports for TCP, each of which leads to one application. The Service of the gateway must have them too.', {
    fallback: 'none',
    example: '[{name: postgres, port: 5432}]',
  }),
}), ({ http, https }) => http !== https ? [] : [{
  code: 'duplicate',
  message: `${portsDiffer}, got \`${http}\` for both`,
  help: 'give each a port of its own',
}], { rule: 'self.http != self.https', message: portsDiffer });

const ports = withRule(webPorts, ({ http, https, tcp }) => (Array.isArray(tcp) ? tcp : []).flatMap((one, index) => (
  one?.port !== http && one?.port !== https ? [] : [{
    code: 'duplicate',
    at: ['tcp', index, 'port'],
    message: `the port \`${one.port}\` is that of \`${one.port === http ? 'http' : 'https'}\` as well`,
    help: 'give each a port of its own',
  }]
)), { rule: '!has(self.tcp) || self.tcp.all(x, x.port != self.http && x.port != self.https)', message: 'the ports of `tcp` must differ from those of `http` and `https`' });

const ip = text({
  noun: 'IP address',
  code: 'invalid-ip',
  pattern: new RegExp(`${z.regexes.ipv4.source}|${z.regexes.ipv6.source}`),
  maxLength: 45,
  allowed: 'an address of IPv4 as in `192.0.2.1`, or of IPv6 as in `2001:db8::1`',
});

const address = exactlyOneOf(z.strictObject({
  service: optional(dnsLabel('service'), 'The load balancer of a Service in the namespace of the ingress.', { example: 'istio-ingress' }),
  hostname: optional(domainName, 'A host name, such as that of a load balancer.', { example: 'lb-1.eu-central-1.elb.amazonaws.com' }),
  ip: optional(ip, 'An address of IPv4 or IPv6.', { example: '192.0.2.1' }),
}), ['service', 'hostname', 'ip']);

/** The gateway of an ingress: its pods, its identity, its ports and where DNS points. */
export const ingressGateway = z.strictObject({
  selector: field(selector, 'The labels of the gateway\'s pods.', { example: '{istio: ingress}' }),
  serviceAccount: field(dnsSubdomain('service account'), [
    'The service account that the gateway\'s pods run as.',
    'The policies of every application let in the gateway by this identity, and nothing else from outside.',
  ].join(' '), { example: 'istio-ingress', why: 'the policies of the applications let in this identity alone' }),
  ports: defaulted(ports, () => ({ http: 80, https: 443 }), 'The ports that the gateway listens on.'),
  address: field(address, 'Where DNS points: exactly one of the fields.', { example: '{service: istio-ingress}' }),
});
