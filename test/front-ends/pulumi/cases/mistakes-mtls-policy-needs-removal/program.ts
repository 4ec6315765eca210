import { stateOf } from '../../mtls-state';
import { MtlsPolicy } from 'fairlead/pulumi';

export function program() {
  new MtlsPolicy('wrong', { namespace: 'shop', services: [{ service: 'orders', port: 'http', mode: 'STRICT' }], ...stateOf('rule/disable-beside-others') });
}
