import * as z from 'zod/mini';
import { alone } from './alone';
import { field, optional } from './field';
import { host } from './host';
import { list } from './list';
import { dnsLabel } from './names';
import { atLeastOneOf } from './one-of';
import { withRule } from './rule';
import { quote } from './show';

const shape = atLeastOneOf(z.strictObject({
  namespaces: field(list(dnsLabel('namespace'), {
    max: 64,
    empty: { message: '`namespaces` is empty, which could be read as every namespace', help: 'name the namespaces, or leave the grant out' },
  }), 'The namespaces that may claim what is granted.', { example: '[shop]' }),
  hosts: optional(list(host, {
    max: 64,
    empty: { message: '`hosts` is empty, which could be read as every host', help: 'name the hosts, or leave the grant out' },
  }), 'The hosts: a label stands for the name below the first domain, `*.shop` for every name one level below.', { example: '[orders]' }),
  tls: optional(z.enum(['terminate', 'passthrough']), [
    'Who speaks TLS with the clients of the hosts: the gateway (`terminate`), or the application, with a certificate of its own (`passthrough`).',
    'The gateway judges nothing of what it passes through but the address of the client: neither paths nor tokens, and no certificate that clients show.',
  ].join(' '), { fallback: '`terminate`', example: 'passthrough' }),
  gatewayPorts: optional(list(dnsLabel('gateway port'), {
    max: 32,
    empty: { message: '`gatewayPorts` is empty, which could be read as every port', help: 'name the ports, or leave `gatewayPorts` out' },
  }), 'The ports of the gateway, by their names in `gateway.ports.tcp`.', { example: '[postgres]' }),
  anywhere: optional(z.boolean(), [
    'Whether applications of the namespaces may call any public address on the ports that they list, with `anywhere` in `callees`. Any',
    'MeshIngress may grant it, to applications too that it does not expose.',
  ].join(' '), { fallback: '`false`', example: 'true' }),
}), ['hosts', 'gatewayPorts', 'anywhere']);

const ofHosts = alone(shape, { when: ({ hosts }) => hosts === undefined, cel: '!has(self.hosts)', without: ['tls'], why: 'without `hosts`' });

/** What some namespaces may claim. */
export const grant = withRule(ofHosts, ({ hosts, tls }) => (tls === 'passthrough' && Array.isArray(hosts) ? hosts : []).flatMap((name, index) => (
  typeof name !== 'string' || !name.startsWith('*.') ? [] : [{
    code: 'invalid-host',
    at: ['hosts', index],
    message: `the host ${quote(name)} cannot be passed through: a gateway takes a \`*\` in the names of TLS for any number of labels, not for one`,
    help: 'grant each host by its name',
  }]
)), {
  rule: '!has(self.tls) || self.tls != \'passthrough\' || !has(self.hosts) || !self.hosts.exists(x, x.startsWith(\'*.\'))',
  message: 'hosts that are passed through are granted each by its name',
});
