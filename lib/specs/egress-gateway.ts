import * as z from 'zod/mini';
import { account, accounts } from './accounts';
import { defaulted, field, optional } from './field';
import { list } from './list';
import { dnsLabel, dnsSubdomain } from './names';
import { portNumber } from './numbers';
import { atLeastOneOf } from './one-of';
import { eachOnce, outsideHost, toldApart } from './outside-host';
import { withReason } from './reason';
import { withRule, type Mistake } from './rule';
import { selector } from './selector';
import { quote } from './show';
import { unique } from './unique';

const callers = accounts(account({ serviceAccount: 'orders', namespace: 'shop' }), 'caller', {
  max: 64,
  empty: { message: '`callers` is empty, which could be read as everybody', help: 'take the host out to let nobody call it' },
});

const entry = toldApart(atLeastOneOf(z.strictObject({
  ...outsideHost,
  callers: field(callers, 'Who may call it; each must list it under `external` of its `callees` as it is here, or some of its ports.', {
    example: '[{serviceAccount: orders, namespace: shop}]',
  }),
  direct: optional(withReason, 'It is called past the gateway, which then refuses nobody. So must be what no gateway can lead on: all below a name, and ranges of addresses.', {
    fallback: 'through the gateway',
    example: '{reason: one name a bucket}',
  }),
}), ['host', 'addresses']));

type Entry = z.output<typeof entry>;

const passable = withRule(entry, (value) => (value.direct === undefined ? [...tooMany(value), ...notOne(value)] : []), {
  rule: 'has(self.direct) || (!has(self.host) || !self.host.startsWith(\'*.\')) && (!has(self.addresses) || self.addresses.all(x, !x.contains(\'/\') || x.endsWith(\'/32\')))',
  message: 'no gateway leads on all below a name, or a range of addresses',
});

/** Through the gateway the name is all by which HTTP in the clear is told. */
const external = withRule(passable, (value) => {
  const clear = (Array.isArray(value.ports) ? value.ports : []).flatMap((one, index) => (inTheClear.includes(one?.protocol) ? [index] : []));
  return value.direct !== undefined ? [] : clear.slice(1).map((index) => ({
    code: 'egress-gateway-tells-one',
    at: ['ports', index, 'protocol'],
    message: `the gateway tells HTTP by the name of the host, and ${quote(String(value.host))} has another port for it`,
    help: 'have the application encrypt one of them itself, as `HTTPS`, or say why it goes past the gateway with `direct: {reason: ...}`',
  }));
}, {
  rule: `has(self.direct) || self.ports.filter(x, x.protocol in [${['HTTP', 'HTTP2', 'GRPC'].map((name) => `'${name}'`).join(', ')}]).size() < 2`,
  message: 'the gateway tells one port with HTTP for each host',
});

const inTheClear: readonly unknown[] = ['HTTP', 'HTTP2', 'GRPC'];
const help = 'name each, or say why it is called past the gateway with `direct: {reason: ...}`';

function tooMany({ host }: Entry): readonly Mistake[] {
  if (typeof host !== 'string' || !host.startsWith('*.')) return [];
  return [{ code: 'not-through-gateway', at: ['host'], message: `no gateway can lead on all that lies below a name, as ${quote(host)}: it has to know the host that it looks up`, help }];
}

function notOne({ addresses }: Entry): readonly Mistake[] {
  return (Array.isArray(addresses) ? addresses : []).flatMap((address, index) => (typeof address !== 'string' || !/\/(?!32$)/.test(address) ? [] : [{
    code: 'not-through-gateway', at: ['addresses', index], message: `no gateway can lead on to a range, as ${quote(address)}: it does not know which address was called`, help,
  }]));
}

/** The gateway through which all leaves that applications call outside of the mesh. */
export const egressGateway = z.strictObject({
  namespace: field(dnsLabel('namespace'), 'The namespace of the gateway\'s pods, in which no application stands.', { example: 'istio-egress' }),
  selector: field(selector, 'The labels of the gateway\'s pods.', { example: '{istio: egress}' }),
  serviceAccount: field(dnsSubdomain('service account'), 'The service account that the gateway\'s pods run as; applications take nobody else for the gateway.', { example: 'istio-egress' }),
  service: field(dnsLabel('service'), 'The Service in front of the pods, in their namespace.', { example: 'istio-egress' }),
  port: defaulted(portNumber, 443, 'The port of that Service by which applications come.'),
  external: optional(unique(list(external, {
    max: 128,
    empty: { message: '`external` is empty, which could be read as every host', help: 'leave `external` out to let nobody call any' },
  }), eachOnce), [
    'The hosts that may be called, and by whom. Applications list theirs in `external` of `callees`; what is not here is refused, at synthesis and by the',
    'gateway.',
  ].join(' '), { fallback: 'none', example: '[{host: api.example.com, ports: [{port: 443, protocol: TLS}], callers: [{serviceAccount: orders, namespace: shop}]}]' }),
});
