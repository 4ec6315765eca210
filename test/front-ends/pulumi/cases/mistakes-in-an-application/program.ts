import * as pulumi from '@pulumi/pulumi';
import { ingressDocument } from '../../ingress-document';
import { SecureApplication, type SecureApplicationArgs } from 'fairlead/pulumi';

// those in its shape and those in its meaning, and an Output where a plain value is needed
export function program() {
  new SecureApplication('wrong', {
    namespace: 'shop',
    ingress: [ingressDocument],
    ports: [{ name: 'http', port: pulumi.output(80), protocol: 'HTTP' }, { name: 'grpc', port: 81, protocol: 'GRPC' }],
    expose: [{ host: 'orders' }, { hosts: ['stock'] }, { port: 'gprc', hosts: ['orders'] }],
  } as unknown as SecureApplicationArgs);
}
