import { policyValues } from '../../mesh/authorization-rules';
import { rule } from '../rule';

/** RFC 9110, section 9.3, and RFC 5789. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'];

export const unknownMethod = rule({
  code: 'FL1402',
  name: 'unknown-method',
  severity: 'warning',
  summary: 'A policy names a method that HTTP does not have.',
  why: 'Methods are compared letter by letter, and in upper case: `get` fits no request. An ALLOW rule lets nothing through by it, a DENY rule holds nothing back.',
  reads: ['security.istio.io/AuthorizationPolicy'],
  sameAs: ['KIA0102'],
  differs: 'gRPC is always `POST`; a method that begins or ends with `*` is held against all.',
  *check(view) {
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      for (const { field, path, values } of policyValues(on).operations) {
        if (field !== 'methods' && field !== 'notMethods') continue;
        for (const [index, value] of values.entries()) {
          if (methods.some((method) => fits(value, method))) continue;
          const upper = methods.find((method) => method === value.toUpperCase());
          yield { on, path: [...path, index], message: `there is no method \`${value}\``, help: upper === undefined ? `there are ${methods.join(', ')}` : `write \`${upper}\`` };
        }
      }
    }
  },
});

function fits(pattern: string, method: string): boolean {
  if (pattern.endsWith('*')) return method.startsWith(pattern.slice(0, -1));
  return pattern.startsWith('*') ? method.endsWith(pattern.slice(1)) : method === pattern;
}
