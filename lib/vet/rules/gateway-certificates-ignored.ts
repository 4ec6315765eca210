import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { eachResource } from '../readers/each-resource';
import { itemsAt } from '../readers/items-at';
import { rule } from '../rule';
import { isHttpProtocol } from '../syntax/protocol-name';

const certificateFields = ['caCrl', 'serverCertificate', 'privateKey', 'caCertificates', 'tlsCertificates', 'credentialName', 'credentialNames'];

export const gatewayCertificatesIgnored = rule({
  code: 'FL3007',
  name: 'gateway-certificates-ignored',
  severity: 'warning',
  summary: 'A part of a server\'s `tls` is not heeded.',
  why: 'With PASSTHROUGH and AUTO_PASSTHROUGH the workload ends TLS, not the gateway, so that certificates there are not used; PASSTHROUGH is the default of `mode`. A redirect to HTTPS can only be answered where requests can be read, on an HTTP port (pkg/config/validation/validation.go, `validateTLSOptions`).',
  reads: ['networking.istio.io/Gateway'],
  sameAs: ['IST0133'],
  check: eachResource(['networking.istio.io/Gateway'], function* ({ spec }) {
    for (const { path, value } of itemsAt(record(spec).servers, ['spec', 'servers'])) {
      const tls = record(value.tls);
      const mode = text(tls.mode) ?? 'PASSTHROUGH';
      const protocol = text(record(value.port).protocol) ?? '';
      const unused = mode.endsWith('PASSTHROUGH') ? certificateFields.filter((field) => text(tls[field]) !== undefined || list(tls[field]).length > 0) : [];
      for (const field of unused) {
        yield { path: [...path, 'tls', field], at: 'key', message: `with ${mode}${tls.mode === undefined ? ', the default,' : ''} the gateway does not use \`${field}\``, help: 'write `mode: SIMPLE` if the gateway is to end TLS, else leave it out' };
      }
      if (tls.httpsRedirect === true && !isHttpProtocol(protocol)) {
        yield { path: [...path, 'tls', 'httpsRedirect'], at: 'key', message: `\`httpsRedirect\` does nothing on a port of ${protocol}`, help: 'write it in a server of the protocol HTTP' };
      }
    }
  }),
});
