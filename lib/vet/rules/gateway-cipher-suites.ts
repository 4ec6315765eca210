import { record } from '../../kube/record';
import { shown } from '../../kube/shown';
import { eachResource } from '../readers/each-resource';
import { itemsAt, textsAt } from '../readers/items-at';
import { rule } from '../rule';

const known = new Set([
  'ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305', 'ECDHE-ECDSA-AES128-SHA', 'ECDHE-RSA-AES128-SHA', 'ECDHE-ECDSA-AES256-SHA',
  'ECDHE-RSA-AES256-SHA', 'AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'AES128-SHA', 'AES256-SHA', 'DES-CBC3-SHA', 'ALL', '',
]);

export const gatewayCipherSuites = rule({
  code: 'FL3008',
  name: 'gateway-cipher-suites',
  severity: 'warning',
  summary: 'The cipher suites of a server of a Gateway are not those that will be used.',
  why: 'Istio leaves out suites that BoringSSL does not have, and the second of two that are the same (pkg/config/security, `FilterCipherSuites`). The suites of the default are for TLS 1.2 and later, so that an older version needs its own.',
  reads: ['networking.istio.io/Gateway'],
  sameAs: ['IST0133'],
  check: eachResource(['networking.istio.io/Gateway'], function* ({ spec }) {
    for (const { path: at, value } of itemsAt(record(spec).servers, ['spec', 'servers'])) {
      const { minProtocolVersion, cipherSuites } = record(value.tls);
      const path = [...at, 'tls'];
      const suites = textsAt(cipherSuites, [...path, 'cipherSuites']);
      if (['TLSV1_0', 'TLSV1_1'].includes(shown(minProtocolVersion)) && suites.length === 0) {
        yield { path: [...path, 'minProtocolVersion'], message: 'no suite of the default is for TLS before 1.2', help: 'leave it out, or write `cipherSuites` that old clients have' };
      }
      const seen = new Set<string>();
      for (const suite of suites) {
        // an operator such as `!` or `-` starts an expression of OpenSSL's, which is not read
        if (!known.has(suite.value) && /^[\p{L}\p{N}]/u.test(suite.value)) {
          yield { path: suite.path, message: `\`${suite.value}\` is not known, and left out`, help: 'write the name that OpenSSL has for it; the suites of TLS 1.3 cannot be chosen' };
        } else if (seen.has(suite.value)) {
          yield { path: suite.path, message: `\`${suite.value}\` stands here twice`, help: 'keep one' };
        }
        seen.add(suite.value);
      }
    }
  }),
});
