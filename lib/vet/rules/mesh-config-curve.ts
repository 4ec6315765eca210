import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { meshConfigMaps, meshConfigPath } from '../readers/mesh-config-maps';
import { rule } from '../rule';

const known = ['P-224', 'P-256', 'P-384', 'P-521', 'X25519', 'X25519Kyber768Draft00', 'X25519MLKEM768'];

export const meshConfigCurve = rule({
  code: 'FL4304',
  name: 'mesh-config-curve',
  severity: 'warning',
  summary: 'A curve for TLS is unknown to Istio, or stands where none is read.',
  why: 'Curves are read in `tlsDefaults` alone, for TLS that is not the mutual TLS of the mesh. Proxies get them as they are written, and one that does not know a curve refuses the whole listener (pilot/pkg/networking/core/listener.go). A curve in `meshMTLS` makes istiod refuse the whole MeshConfig (pkg/config/validation/agent/validation.go, `ValidateMeshTLSConfig`).',
  reads: ['/ConfigMap'],
  sameAs: ['IST0106', 'IST0133'],
  *check(view) {
    for (const { on, fields = {} } of meshConfigMaps(view.of('/ConfigMap'))) {
      const place = { on, path: meshConfigPath, at: 'key' } as const;
      if (list(record(fields.meshMTLS).ecdhCurves).length > 0) {
        yield { ...place, severity: 'error', message: '`meshMTLS.ecdhCurves` makes istiod refuse this MeshConfig', help: 'take it out; the curves of other TLS are set in `tlsDefaults`' };
      }
      const curves = list(record(fields.tlsDefaults).ecdhCurves).filter((curve): curve is string => typeof curve === 'string' && curve !== '');
      for (const curve of new Set(curves)) {
        if (!known.includes(curve)) yield { ...place, message: `\`tlsDefaults.ecdhCurves\` names \`${curve}\`, which Istio does not know`, help: `name one of ${known.map((name) => `\`${name}\``).join(', ')}` };
      }
    }
  },
});
