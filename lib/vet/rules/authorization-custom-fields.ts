import { actionOf, authorizationRules } from '../../mesh/authorization-rules';
import { eachResource } from '../readers/each-resource';
import { rule } from '../rule';

const sources = ['namespaces', 'serviceAccounts', 'trustDomains', 'principals', 'requestPrincipals'];
const sourceFields = [...sources, ...sources.map((field) => `not${field[0]!.toUpperCase()}${field.slice(1)}`)];
const keys = ['source.namespace', 'source.serviceAccount', 'source.trustDomain', 'source.principal'];

export const authorizationCustomFields = rule({
  code: 'FL3072',
  name: 'authorization-custom-fields',
  severity: 'error',
  summary: 'A CUSTOM policy asks for who the caller is.',
  why: 'Which requests go to the provider is decided before certificates and tokens are judged. The webhook refuses identities in a CUSTOM policy (pkg/config/validation/validation.go, `ValidateAuthorizationPolicy`).',
  reads: ['security.istio.io/AuthorizationPolicy'],
  sameAs: ['IST0106'],
  check: eachResource(['security.istio.io/AuthorizationPolicy'], function* (on) {
    if (actionOf(on) !== 'CUSTOM') return;
    for (const { from, when } of authorizationRules(on)) {
      const asked = [
        ...from.flat().filter(({ field, values }) => sourceFields.includes(field) && values.length > 0),
        ...when.flat().filter(({ field }) => keys.includes(field.replace(/^not /, '')) || /^(?:not )?request\.auth\./.test(field)),
      ];
      for (const { field, path } of asked) {
        yield { path, at: 'key', message: `CUSTOM cannot ask for \`${field.replace(/^not /, '')}\``, help: 'ask for paths, hosts, methods, ports or addresses, and let the provider judge the caller' };
      }
    }
  }),
});
