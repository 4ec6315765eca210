import type { Resource } from '../../lib/kube/resource';
import type { Locate } from '../../lib/vet/finding-of';
import { notCheckedLines } from '../../lib/vet/not-checked-lines';
import { rules } from '../../lib/vet/rules';
import { vetAnnotated } from '../../lib/vet/vet-annotated';
import { documentsOf } from '../synth/case';

const where: Locate = (on, path, at) => ({ construct: `${on.metadata.name} ${path.join('.')} ${at}` });

function judged(text: string, today = '2026-11-26') {
  return vetAnnotated({ resources: documentsOf(text) as Resource[] }, today, where);
}

const gateways = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: orders, namespace: shop}
spec: {hosts: [orders.example.com], gateways: [public], http: [{directResponse: {status: 404}}]}
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: other, namespace: shop}
spec: {selector: {istio: ingress}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [shop/orders.example.com]}]}
`;

test('a fault is told in the words of all findings, with its place', () => {
  const { findings, ignored } = judged(gateways);
  expect(ignored).toBe(0);
  expect(findings).toEqual([{
    code: 'FL1001',
    rule: 'gateway-not-found',
    severity: 'error',
    message: 'there is no Gateway `public` in the namespace `shop`',
    help: 'there are `other`',
    sameAs: ['IST0101', 'KIA1102'],
    resource: { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', namespace: 'shop', name: 'orders' },
    path: ['spec', 'gateways', 0],
    construct: 'orders spec.gateways.0 value',
  }]);
});

test('what it is about elsewhere has a place too, and a key is told from a value', () => {
  const sidecar = (name: string) => `apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: {name: ${name}, namespace: shop}\nspec: {egress: [{hosts: ["./*", "istio-system/*"]}]}\n`;
  const { findings: [shared] } = judged([sidecar('default'), sidecar('other')].join('---\n'));
  expect(shared).toMatchObject({ rule: 'sidecars-share-namespace', construct: 'default metadata.name value' });
  expect(shared!.related).toEqual([{
    message: 'for the whole namespace too',
    resource: { apiVersion: 'networking.istio.io/v1', kind: 'Sidecar', namespace: 'shop', name: 'other' },
    path: ['metadata', 'name'],
    construct: 'other metadata.name value',
  }]);
  const { findings } = judged('apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: {name: default, namespace: shop, annotations: {istio.io/dry-run: "true"}}\nspec: {}\n');
  expect(findings.map(({ rule, construct }) => [rule, construct])).toEqual([['dry-run', 'default metadata.annotations.istio.io/dry-run key']]);
});

test('a resource of no namespace is named without one', () => {
  const { findings } = judged('apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: {name: default}\nspec: {egress: [{hosts: ["./*"]}]}\n');
  expect(findings.map(({ resource }) => resource)).toEqual([{ apiVersion: 'networking.istio.io/v1', kind: 'Sidecar', name: 'default' }]);
});

test('an annotation has a finding ignored, and what is wrong with one is a finding', () => {
  const annotated = (value: string) => gateways.replace('name: orders,', `name: orders, annotations: {fairlead.dev/ignore: "${value}"},`);
  expect(judged(annotated('gateway-not-found: it comes with the next release'))).toMatchObject({ findings: [], ignored: 1 });
  const { findings, ignored } = judged(annotated('gateway-not-found'));
  expect(ignored).toBe(0);
  expect(findings.map(({ rule }) => rule)).toEqual(['gateway-not-found', 'ignore-without-reason']);
  expect(findings[1]).toMatchObject({
    code: 'FL0002',
    severity: 'error',
    sameAs: [],
    resource: { kind: 'VirtualService', namespace: 'shop', name: 'orders' },
    path: ['metadata', 'annotations', 'fairlead.dev/ignore'],
    construct: 'orders metadata.annotations.fairlead.dev/ignore value',
  });
});

test('what could not be judged is told by what would have to be given', () => {
  const [on] = documentsOf(gateways) as [Resource];
  const [one, other] = rules as unknown as [typeof rules[number], typeof rules[number]];
  const entry = (rule: typeof one, notShown: { kind: 'networking.istio.io/Gateway' | '/Namespace'; namespace?: string }) => ({ rule, on, path: ['spec'], notShown });
  expect(notCheckedLines([
    entry(other, { kind: 'networking.istio.io/Gateway', namespace: 'shop' }),
    entry(one, { kind: 'networking.istio.io/Gateway', namespace: 'shop' }),
    entry(one, { kind: 'networking.istio.io/Gateway', namespace: 'shop' }),
    entry(one, { kind: 'networking.istio.io/Gateway', namespace: 'istio-ingress' }),
    entry(one, { kind: '/Namespace' }),
  ])).toEqual([
    `no Gateway of \`istio-ingress\`: ${one.name}`,
    `no Gateway of \`shop\`: ${one.name} (2 places), ${other.name}`,
    `no Namespace: ${one.name}`,
  ]);
  expect(notCheckedLines([])).toEqual([]);
});
