import { text } from '../../kube/text';
import { eachResource, type Wrong } from '../readers/each-resource';
import { type Part } from '../readers/routes';
import { policyParts } from '../readers/traffic-policies';
import { rule } from '../rule';

const files = ['clientCertificate', 'privateKey', 'caCertificates', 'caCrl'];

export const clientTls = rule({
  code: 'FL3048',
  name: 'client-tls',
  severity: 'error',
  summary: 'The certificates of a DestinationRule do not fit its mode.',
  why: 'MUTUAL shows a certificate with its key, from files or from a Secret, not both; and who does not check the server has no use for an authority or names. The webhook refuses the DestinationRule (pkg/config/validation/agent/validation.go, `ValidateTLS`).',
  reads: ['networking.istio.io/DestinationRule'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/DestinationRule'], function* (on) {
    for (const tls of policyParts(on, 'tls')) {
      if (tls.value.mode === 'SIMPLE' || tls.value.mode === 'MUTUAL') yield* judge(tls, tls.value.mode);
    }
  }),
});

function* judge({ path, value }: Part, mode: 'SIMPLE' | 'MUTUAL'): Generator<Wrong> {
  const has = (field: string) => text(value[field]) !== undefined || (field === 'subjectAltNames' && Array.isArray(value[field]) && value[field].length > 0);
  if (value.insecureSkipVerify === true) {
    for (const field of ['caCertificates', 'subjectAltNames', ...(mode === 'SIMPLE' ? ['credentialName'] : [])].filter(has)) {
      yield { path: [...path, field], at: 'key', message: `\`${field}\` cannot stand beside \`insecureSkipVerify\`, which checks nothing`, help: 'take `insecureSkipVerify` out, so that the server is checked' };
    }
  }
  if (has('credentialName')) {
    for (const field of files.filter(has)) yield { path: [...path, field], at: 'key', message: `\`${field}\` cannot stand beside \`credentialName\``, help: 'put it into the Secret, or keep files alone' };
    return;
  }
  const missing = mode === 'MUTUAL' ? ['clientCertificate', 'privateKey'].filter((field) => !has(field)) : [];
  if (missing.length > 0) yield { path: [...path, 'mode'], message: `MUTUAL needs a certificate with its key: there is no ${missing.map((field) => `\`${field}\``).join(' and no ')}`, help: 'write `credentialName`, or both files; the mesh\'s own certificate is ISTIO_MUTUAL' };
}
