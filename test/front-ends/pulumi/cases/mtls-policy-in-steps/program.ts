import { stateOf } from '../../mtls-state';
import { MtlsPolicy } from 'fairlead/pulumi';

// the first step of three; the others are what remains
export function program() {
  const policy = new MtlsPolicy('move', { namespace: 'shop', services: [{ service: 'orders', port: 'http', mode: 'STRICT' }], ...stateOf('rule/namespace-disable') });
  return policy.remaining;
}
