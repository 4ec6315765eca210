import { compareResources, compareText } from '../../lib/kube/order';
import { resourceKey } from '../../lib/kube/resource';

/** In canonical order: kind, namespace, name. */
const ordered: readonly (readonly [kind: string, namespace: string | undefined, name: string])[] = [
  ['ClusterIssuer', undefined, 'a'],
  ['ClusterIssuer', undefined, 'b'],
  ['Anything', undefined, 'a'],
  ['Issuer', 'A', 'a'],
  ['Issuer', 'a', 'b'],
  ['Certificate', 'a', 'a'],
  ['Gateway', 'a', 'a'],
  ['DestinationRule', 'a', 'a'],
  ['RequestAuthentication', 'a', 'a'],
  ['AuthorizationPolicy', 'a', 'a'],
  ['VirtualService', 'a', 'B'],
  ['VirtualService', 'a', 'a'],
  ['DNSEndpoint', 'a', 'a'],
  ['Another', 'a', 'a'],
  ['Zed', 'a', 'a'],
  ['Issuer', 'b', 'a'],
];

const resources = ordered.map(([kind, namespace, name]) => ({ apiVersion: 'x/v1', kind, metadata: { name, ...(namespace !== undefined && { namespace }) } }));

test('resources have one order', () => {
  expect([...resources].reverse().sort(compareResources)).toEqual(resources);
  expect(compareResources(resources[0]!, resources[0]!)).toBe(0);
});

test('texts are compared by their code units, in every locale', () => {
  expect(['b', 'a', 'B', 'é', 'z', 'aa', ''].sort(compareText)).toEqual(['', 'B', 'a', 'aa', 'b', 'z', 'é']);
  expect(compareText('a', 'a')).toBe(0);
});

test.each([
  [{ apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata: { name: 'a', namespace: 'b' } }, 'networking.istio.io/Gateway/b/a'],
  [{ apiVersion: 'networking.istio.io/v1beta1', kind: 'Gateway', metadata: { name: 'a', namespace: 'b' } }, 'networking.istio.io/Gateway/b/a'],
  [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a', namespace: 'b' } }, '/Service/b/a'],
  [{ apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', metadata: { name: 'a' } }, 'cert-manager.io/ClusterIssuer//a'],
])('an object is known by its group, kind, namespace and name', (resource, key) => {
  expect(resourceKey(resource)).toBe(key);
});
