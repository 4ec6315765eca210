import type { AuthorizationPolicySpec } from '../../lib/kube/generated/authorization-policy';
import { synthesize } from '../../lib/synth/synthesize';
import { validate } from '../crds/validate';
import { specsOf } from './case';

/** An application with so many paths, each of its own rule. */
function policiesOf(paths: number): { name: string; rules: number }[] {
  const entry = (from: number, to: number) => `{paths: [${Array.from({ length: to - from }, (_, index) => `{path: /p${from + index}, auth: {public: {reason: open data}}}`).join(', ')}]}`;
  const entries = Array.from({ length: Math.ceil(paths / 200) }, (_, index) => entry(index * 200, Math.min(paths, (index + 1) * 200)));
  const { resources, problems } = synthesize({
    specs: specsOf(`
apiVersion: fairlead.dev/v1alpha1
kind: SecureApplication
metadata: {name: orders, namespace: shop}
spec: {ports: [{name: http, port: 80, protocol: HTTP}], expose: [${entries.join(', ')}]}
---
apiVersion: fairlead.dev/v1alpha1
kind: MeshIngress
metadata: {name: public, namespace: istio-ingress}
spec:
  gateway: {selector: {istio: ingress}, serviceAccount: istio-ingress, address: {hostname: lb.example.net}}
  domains: [{name: example.com, certificate: {secret: {name: tls}}, dns: {none: {}}}]
  grants: [{namespaces: [shop], hosts: [orders]}]
`),
  });
  expect(problems).toEqual([]);
  const policies = resources.map(({ resource }) => resource).filter(({ kind }) => kind === 'AuthorizationPolicy');
  expect(policies.flatMap(validate)).toEqual([]);
  return policies.map(({ metadata, spec }) => ({ name: metadata.name, rules: (spec as AuthorizationPolicySpec).rules!.length }));
}

test.each([
  [512, [{ name: 'orders', rules: 512 }]],
  [513, [{ name: 'orders', rules: 512 }, { name: 'orders-2', rules: 1 }]],
])('%d rules stand in as many policies as they need', (paths, policies) => {
  expect(policiesOf(paths)).toEqual(policies);
});
