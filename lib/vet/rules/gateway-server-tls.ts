import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { eachResource } from '../readers/each-resource';
import { itemsAt } from '../readers/items-at';
import { rule } from '../rule';
import { isHttpProtocol, isProtocolName, isTlsProtocol } from '../syntax/protocol-name';

const credentials = ['caCertificates', 'privateKey', 'serverCertificate'];

export const gatewayServerTls = rule({
  code: 'FL3005',
  name: 'gateway-server-tls',
  severity: 'error',
  summary: 'A server of a Gateway speaks TLS without `tls`, or has `tls` and a protocol without TLS.',
  why: 'HTTPS and TLS need a certificate or a mode; of HTTP, `tls` may say `httpsRedirect` alone. The webhook refuses the Gateway (pkg/config/validation/validation.go, `validateServer`).',
  reads: ['networking.istio.io/Gateway'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/Gateway'], function* ({ spec }) {
    for (const { path, value } of itemsAt(record(spec).servers, ['spec', 'servers'])) {
      const protocol = text(record(value.port).protocol) ?? '';
      if (!isProtocolName(protocol)) continue;
      const tls = typeof value.tls === 'object' && value.tls !== null ? record(value.tls) : undefined;
      if (isTlsProtocol(protocol)) {
        if (!tls) yield { path: [...path, 'port', 'protocol'], message: `the protocol is ${protocol}, and there is no \`tls\``, help: 'write `tls: {mode: SIMPLE, credentialName: <name of the Secret>}`' };
      } else if (tls && !(isHttpProtocol(protocol) && redirectsAlone(tls))) {
        yield {
          path: [...path, 'tls'],
          at: 'key',
          message: `${protocol} is not encrypted, and \`tls\` does not make it so`,
          help: isHttpProtocol(protocol) ? 'write the protocol HTTPS, or keep `httpsRedirect: true` alone' : 'write the protocol TLS, or leave `tls` out',
        };
      }
    }
  }),
});

/** Whether no connection is ended: the mode is one of the passthrough kind, which is also the default. */
function redirectsAlone(tls: Readonly<Record<string, unknown>>): boolean {
  const mode = text(tls.mode) ?? 'PASSTHROUGH';
  return mode.endsWith('PASSTHROUGH') && credentials.every((field) => text(tls[field]) === undefined);
}
