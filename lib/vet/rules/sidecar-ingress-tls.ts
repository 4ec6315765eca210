import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { shown } from '../../kube/shown';
import { text } from '../../kube/text';
import { eachResource } from '../readers/each-resource';
import { itemsAt } from '../readers/items-at';
import { partOf } from '../readers/routes';
import { rule } from '../rule';
import { isTlsProtocol } from '../syntax/protocol-name';

const unsupported = ['subjectAltNames', 'httpsRedirect', 'credentialName', 'credentialNames', 'tlsCertificates'];

export const sidecarIngressTls = rule({
  code: 'FL3064',
  name: 'sidecar-ingress-tls',
  severity: 'error',
  summary: 'The `tls` of a listener of a Sidecar holds what only a gateway can do.',
  why: 'A sidecar that ends TLS takes its certificate from files, on a port of HTTPS or TLS. The webhook refuses others (pkg/config/validation/validation.go, `ValidateSidecar`).',
  reads: ['networking.istio.io/Sidecar'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/Sidecar'], function* ({ spec }) {
    for (const listener of itemsAt(record(spec).ingress, ['spec', 'ingress'])) {
      const tls = partOf(listener, 'tls');
      if (!tls) continue;
      const { path, value } = tls;
      for (const field of unsupported.filter((name) => isGiven(value[name]))) {
        yield { path: [...path, field], at: 'key', message: `a sidecar knows no \`${field}\``, help: 'write `serverCertificate` and `privateKey`, which are files' };
      }
      if (['ISTIO_MUTUAL', 'AUTO_PASSTHROUGH'].includes(shown(value.mode))) yield { path: [...path, 'mode'], message: `a sidecar knows no ${shown(value.mode)} here`, help: 'write SIMPLE or MUTUAL; a PeerAuthentication asks for the mesh\'s own certificates' };
      const protocol = text(record(listener.value.port).protocol) ?? '';
      if (!isTlsProtocol(protocol)) yield { path, at: 'key', message: `on a port ${protocol === '' ? 'without a protocol' : `of ${protocol}`} there is no \`tls\``, help: 'write the protocol HTTPS or TLS' };
    }
  }),
});

function isGiven(value: unknown): boolean {
  return value === true || text(value) !== undefined || list(value).length > 0;
}
