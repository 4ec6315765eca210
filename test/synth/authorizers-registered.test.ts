import { compile } from '../../lib/synth/compile';
import { documentsOf } from './case';

const [ingress, settings] = documentsOf(`
apiVersion: fairlead.dev/v1alpha1
kind: MeshIngress
metadata: {name: public, namespace: istio-ingress}
spec:
  gateway: {selector: {istio: ingress}, serviceAccount: istio-ingress, address: {service: istio-ingress}}
  domains: [{name: example.com, certificate: {secret: {name: tls}}, dns: {none: {}}}]
  grants: [{namespaces: [shop], hosts: [orders]}]
  authorizers: [{name: opa, service: {name: opa, namespace: policies}, port: 9191, protocol: GRPC}]
---
apiVersion: fairlead.dev/v1alpha1
kind: MeshSettings
metadata: {name: mesh}
spec: {}
`) as [object, object];

test('who makes an ingress with authorizers is told that istiod does not know them by that', () => {
  const { problems, warnings } = compile({ documents: [ingress] });
  expect(problems).toEqual([]);
  expect(warnings).toMatchObject([{ code: 'authorizers-not-registered', on: ingress, path: ['spec', 'authorizers'] }]);
});

test.each([
  ['the settings are made as well', { documents: [ingress, settings] }],
  ['the settings are in sight', { documents: [ingress], reference: [settings] }],
  ['the ingress is somebody else\'s', { documents: [settings], reference: [ingress] }],
  ['only an application is made', { documents: [], reference: [ingress] }],
])('where %s, nobody is', (_name, input) => {
  expect(compile(input).warnings).toEqual([]);
});
