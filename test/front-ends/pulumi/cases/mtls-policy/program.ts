import { stateOf } from '../../mtls-state';
import { MtlsPolicy } from 'fairlead/pulumi';

// a policy of its own, and one of somebody else that is amended as a patch
export function program() {
  new MtlsPolicy('move', { namespace: 'shop', services: [{ service: 'orders', port: 'http', mode: 'STRICT' }], ...stateOf('policy/several-policies') });
}
