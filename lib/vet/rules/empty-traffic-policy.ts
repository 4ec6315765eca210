import { eachResource } from '../readers/each-resource';
import { partOf } from '../readers/routes';
import { trafficPolicies } from '../readers/traffic-policies';
import { rule } from '../rule';

const ofPort = ['outlierDetection', 'connectionPool', 'loadBalancer', 'tls'];
const ofAll = [...ofPort, 'portLevelSettings', 'tunnel', 'proxyProtocol', 'retryBudget'];

export const emptyTrafficPolicy = rule({
  code: 'FL3043',
  name: 'empty-traffic-policy',
  severity: 'error',
  summary: 'A traffic policy says nothing, or does not say for which port it is.',
  why: 'The webhook refuses a policy without any of its parts, as one whose parts were indented too little, and one for a port without the port (pkg/config/validation/validation.go, `validateTrafficPolicy` and `validatePortTrafficPolicies`).',
  reads: ['networking.istio.io/DestinationRule'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/DestinationRule'], function* (on) {
    for (const policy of trafficPolicies(on)) {
      const { path, value } = policy;
      const fields = policy.ofPort ? ofPort : ofAll;
      if (fields.every((field) => value[field] === undefined || value[field] === null)) {
        yield { path, ...(!policy.ofPort && { at: 'key' as const }), message: 'this policy says nothing', help: `write one of ${fields.map((field) => `\`${field}\``).join(', ')}` };
      }
      if (policy.ofPort && !partOf(policy, 'port')) yield { path, message: 'this policy does not say for which port it is', help: 'write `port: {number: …}`' };
      const pool = partOf(policy, 'connectionPool');
      if (pool && !partOf(pool, 'http') && !partOf(pool, 'tcp')) yield { path: pool.path, at: 'key', message: 'this connection pool says nothing', help: 'write `tcp` or `http`' };
    }
  }),
});
