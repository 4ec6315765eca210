import * as k8s from '@pulumi/kubernetes';
import { vetStack, type VetStackArgs } from 'fairlead/pulumi';

const failOn = process.env.FAIL_ON as VetStackArgs['failOn'];
vetStack({ meshConfig: { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } }, ...(failOn && { failOn }) });
new k8s.apiextensions.CustomResource('payments', {
  apiVersion: 'networking.istio.io/v1',
  kind: 'ServiceEntry',
  metadata: { name: 'payments', namespace: 'shop' },
  spec: { hosts: ['api.payments.example.com'], ports: [{ number: 443, name: 'tls', protocol: 'TLS' }], resolution: 'DNS' },
});
