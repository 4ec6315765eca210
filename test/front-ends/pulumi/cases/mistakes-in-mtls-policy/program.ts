import { stateOf } from '../../mtls-state';
import { MtlsPolicy } from 'fairlead/pulumi';

export function program() {
  new MtlsPolicy('wrong', { namespace: 'shop', services: [{ service: 'order', port: 'http', mode: 'STRICT' }], ...stateOf('policy/none-yet') });
}
