import { record } from '../../kube/record';
import { shown } from '../../kube/shown';
import { text } from '../../kube/text';
import { eachResource, type Wrong } from '../readers/each-resource';
import { itemsAt } from '../readers/items-at';
import { partOf, type Part } from '../readers/routes';
import { rule } from '../rule';
import { isIpAddress } from '../syntax/ip-address';
import { isPortNumber } from '../syntax/port-number';
import { isProtocolName } from '../syntax/protocol-name';

export const sidecarListeners = rule({
  code: 'FL3063',
  name: 'sidecar-listeners',
  severity: 'error',
  summary: 'A listener of a Sidecar cannot be opened.',
  why: 'A port is opened once, with a protocol that Istio knows; the egress listener without a port takes what is left, and is the last; what comes in goes to the pod itself. The webhook refuses others, and a Sidecar that says nothing (pkg/config/validation/validation.go, `ValidateSidecar`).',
  reads: ['networking.istio.io/Sidecar'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/Sidecar'], function* ({ spec }) {
    const fields = record(spec);
    const [ingress, egress] = [itemsAt(fields.ingress, ['spec', 'ingress']), itemsAt(fields.egress, ['spec', 'egress'])];
    if (ingress.length + egress.length === 0 && fields.outboundTrafficPolicy === undefined && fields.inboundConnectionPool === undefined) {
      yield { path: ['spec'], at: 'key', message: 'this Sidecar says nothing', help: 'write `egress` with the hosts that its workloads call' };
    }
    for (const listeners of [ingress, egress]) yield* ports(listeners);
    for (const listener of ingress) yield* defaultEndpoint(listener);
    for (const { path, value } of egress.slice(0, -1)) {
      if (value.port === undefined) yield { path, message: 'a listener without a port takes what is left, and stands before others', help: 'put it last, and keep one' };
    }
  }),
});

function* ports(listeners: readonly Part[]): Generator<Wrong> {
  const seen = new Set<unknown>();
  for (const listener of listeners) {
    const port = partOf(listener, 'port');
    if (!port) continue;
    const { number, protocol } = port.value;
    const socket = text(listener.value.bind)?.startsWith('unix://') === true && listener.path[1] === 'egress';
    if (typeof number === 'number' && !isPortNumber(number) && !(socket && number === 0)) yield { path: [...port.path, 'number'], message: `${number} is no port`, help: 'write a number from 1 to 65535' };
    if (typeof protocol === 'string' && protocol !== '' && !isProtocolName(protocol)) yield { path: [...port.path, 'protocol'], message: `Istio knows no protocol \`${protocol}\``, help: 'write HTTP, HTTPS, HTTP2, GRPC, TLS or TCP' };
    if (seen.has(number) && number !== 0) yield { path: [...port.path, 'number'], message: `port ${shown(number)} is opened already`, help: 'keep one listener for it' };
    seen.add(number);
    const bind = text(listener.value.bind);
    if (bind !== undefined && !socket && !isIpAddress(bind)) yield { path: [...listener.path, 'bind'], message: `\`${bind}\` is no IP address`, help: 'write an address of the pod, or leave it out' };
  }
}

function* defaultEndpoint({ path: at, value }: Part): Generator<Wrong> {
  const endpoint = text(value.defaultEndpoint);
  if (endpoint === undefined || endpoint.startsWith('unix://')) return;
  const found = /^(?:127\.0\.0\.1|0\.0\.0\.0|\[::1?\])?:(\d+)$/.exec(endpoint);
  if (found && isPortNumber(Number(found[1]))) return;
  yield { path: [...at, 'defaultEndpoint'], message: `\`${endpoint}\` is not in the pod`, help: 'write `127.0.0.1:<port>`, `0.0.0.0:<port>` for the address of the pod, or `unix:///path`' };
}
