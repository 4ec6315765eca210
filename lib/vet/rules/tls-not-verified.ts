import { policyParts } from '../readers/traffic-policies';
import { rule } from '../rule';

export const tlsNotVerified = rule({
  code: 'FL1206',
  name: 'tls-not-verified',
  severity: 'warning',
  summary: 'A DestinationRule speaks TLS to whoever answers.',
  why: 'With `insecureSkipVerify` the certificate of the server is not checked: whoever is on the way can read and answer in its place.',
  reads: ['networking.istio.io/DestinationRule'],
  sameAs: [],
  *check(view) {
    for (const on of view.of('networking.istio.io/DestinationRule')) {
      for (const { path, value } of policyParts(on, 'tls')) {
        if (value.insecureSkipVerify !== true) continue;
        yield { on, path: [...path, 'insecureSkipVerify'], message: 'the server is not known by its certificate', help: 'write `caCertificates` and `subjectAltNames` in its place' };
      }
    }
  },
});
