import * as z from 'zod/mini';
import { addresses } from './address-range';
import { calledHost } from './called-host';
import { about, defaulted, field, optional } from './field';
import { list } from './list';
import { portNumber } from './numbers';
import { withReason } from './reason';
import { withRule, type Mistake } from './rule';
import { quote } from './show';
import { unique } from './unique';

const notYet = (name: string, why: string, help: string) => ({ [name]: { code: 'not-yet-supported', message: `the field \`${name}\` is not yet supported: ${why}`, help } });

/** What the proxy of each caller would have to be given, or to check for whoever calls. */
const later = {
  ...notYet('subjectAltNames', 'the certificate is checked for `host` alone', 'leave it out, or declare `TLS`, where the application checks the certificate'),
  ...notYet('caCertificates', 'proxies have the authorities of their image alone', 'leave it out, or declare `TLS`, where the application trusts its own authorities'),
  ...notYet('clientCertificate', 'proxies have no certificate but that of the mesh', 'leave it out, or declare `TLS`, where the application shows its own'),
};

const tls = about(z.strictObject({
  port: defaulted(portNumber, 443, 'The port of the host on which TLS is spoken.'),
}), { refused: later });

const shape = z.strictObject({
  port: field(portNumber, 'The port that the application calls.', { example: '443' }),
  protocol: field(z.enum(['HTTP', 'HTTP2', 'GRPC', 'HTTPS', 'TLS', 'TCP']), [
    'What the application speaks there. `HTTPS` and `TLS` are what it encrypts itself: the proxy reads the name of the host and no more.',
    '`TCP` is anything else, which the proxy can tell by its `addresses` alone.',
  ].join(' '), { example: 'TLS', why: 'the protocol is never guessed' }),
  tls: optional(tls, 'The proxy encrypts what the application sends in the clear, and trusts a certificate for `host` by a CA of the system alone.', {
    fallback: 'the proxy does not encrypt',
    example: '{port: 443}',
  }),
  plaintext: optional(withReason, 'It is sent in the clear, to whoever answers.', { example: '{reason: the partner speaks nothing else}' }),
});

const clear = ['HTTP', 'HTTP2', 'GRPC'];
const passedOn = ['HTTPS', 'TLS', 'TCP'];
const listed = (names: readonly string[]) => `[${names.map((name) => `'${name}'`).join(', ')}]`;

const port = withRule(withRule(shape, ({ protocol, tls: encrypted, plaintext }) => {
  const given = [encrypted, plaintext].filter((one) => one !== undefined).length;
  if (!clear.includes(protocol) || given === 1) return [];
  const message = given === 0 ? `${quote(protocol)} would leave the mesh in the clear` : '`tls` and `plaintext` contradict each other';
  return [{ code: 'plaintext-outside', message, help: 'write `tls: {}`, by which the proxy encrypts it, or `plaintext: {reason: ...}`' }];
}, { rule: `!(self.protocol in ${listed(clear)}) || has(self.tls) != has(self.plaintext)`, message: 'HTTP leaves the mesh with exactly one of tls and plaintext' }), (value) => {
  if (!passedOn.includes(value.protocol)) return [];
  return (['tls', 'plaintext'] as const).filter((name) => value[name] !== undefined).map((name) => (
    { code: 'without-effect', at: [name], message: `${quote(name)} has no effect: what is ${quote(value.protocol)} is passed on as it is`, help: 'leave it out, or declare the HTTP that the application speaks' }
  ));
}, { rule: `!(self.protocol in ${listed(passedOn)}) || !(has(self.tls) || has(self.plaintext))`, message: 'what the application encrypts, and TCP, is passed on as it is' });

const ports = unique(list(port, {
  max: 16,
  empty: { message: '`ports` is empty, which could be read as every port', help: 'list the ports that are called' },
}), { key: (item) => item.port, at: () => 'port', noun: 'port', help: 'list each port once', cel: 'x.port == y.port' });

/** What an application, and an egress gateway, say of a host outside of the mesh: where it is, and the ports that are called. */
export const outsideHost = {
  host: optional(calledHost, [
    'The full name of the host. `*.example.com` is every name below, at whatever address: for that the ports must be `HTTPS` or `TLS`, where the name is read',
    'off the connection, and which the application checks by the certificate.',
  ].join(' '), { example: 'api.example.com' }),
  addresses: optional(addresses, [
    'Where it is, as addresses or ranges of IPv4. Needed for `TCP`, which has no names in it. Beside a host with other ports they say where its',
    'addresses are, for the NetworkPolicy; without them these are anywhere but in private networks.',
  ].join(' '), { fallback: 'what DNS says of the host', example: '[10.1.2.3]' }),
  ports: field(ports, 'The ports that are called.', { example: '[{port: 443, protocol: TLS}]' }),
};

/** The fields of a host, some of which may be of the wrong type. */
interface Entry {
  readonly host?: string | undefined;
  readonly addresses?: readonly string[] | undefined;
  readonly ports: readonly z.output<typeof port>[];
}

const protocolsOf = (value: Entry) => (Array.isArray(value.ports) ? value.ports.map((one) => one?.protocol) : []);

/** The schema of an entry with such fields, which says enough for a proxy to tell the host from others. */
export function toldApart<Schema extends z.ZodMiniType<Entry>>(entry: Schema): Schema {
  return withRule(withRule(withRule(entry, tcpApart, {
    rule: 'self.ports.all(x, x.protocol == \'TCP\') || self.ports.all(x, x.protocol != \'TCP\')',
    message: 'TCP ports stand in an entry of their own',
  }), needed, {
    rule: '!(has(self.host) || has(self.addresses)) || (self.ports.exists(x, x.protocol == \'TCP\') ? has(self.addresses) : has(self.host))',
    message: 'TCP needs addresses, and all else a host',
  }), wildcard, {
    rule: '!has(self.host) || !self.host.startsWith(\'*.\') || self.ports.all(x, x.protocol in [\'HTTPS\', \'TLS\', \'TCP\'])',
    message: 'a wildcard has ports with TLS alone',
  });
}

/** What no two hosts of a list may share. */
export const eachOnce = {
  key: ({ host }: Entry) => host,
  at: () => 'host',
  noun: 'host',
  help: 'list each host once, with all its ports',
  cel: 'has(x.host) && has(y.host) ? x.host == y.host : x == y',
};

function tcpApart(value: Entry): readonly Mistake[] {
  const protocols = protocolsOf(value);
  if (!protocols.includes('TCP') || protocols.every((name) => name === 'TCP')) return [];
  return [{ code: 'tcp-beside-names', at: ['ports'], message: '`TCP` is told by addresses, and the other ports by the name of the host', help: 'give the `TCP` ports an entry of their own' }];
}

function needed(value: Entry): readonly Mistake[] {
  const protocols = protocolsOf(value);
  if (value.host === undefined && value.addresses === undefined) return [];
  if (protocols.includes('TCP')) return value.addresses !== undefined ? [] : [{ code: 'tcp-without-addresses', message: '`TCP` has no name in it by which the proxy could tell this host from others', help: 'add `addresses`, or declare `TLS` where it is encrypted' }];
  if (value.host !== undefined) return [];
  return [{ code: 'missing-field', at: ['host'], message: '`host` is missing: all but `TCP` is told by the name of the host', help: 'add `host: api.example.com`' }];
}

function wildcard(value: Entry): readonly Mistake[] {
  const isWild = typeof value.host === 'string' && value.host.startsWith('*.');
  return (isWild && Array.isArray(value.ports) ? value.ports : []).flatMap((one, index) => (!clear.includes(one?.protocol) ? [] : [{
    code: 'wildcard-needs-tls',
    at: ['ports', index, 'protocol'],
    message: `with ${quote(one.protocol)} a wildcard would lead to any address: the name is what the client writes, and nobody checks it`,
    help: 'declare `HTTPS` or `TLS`, or name the hosts',
  }]));
}
