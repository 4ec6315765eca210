import { ageOrder } from '../../lib/mesh/age-order';

/** In order: the oldest first, then by name and namespace; what is not created, or says nonsense, comes last. */
const ordered: readonly (readonly [name: string, namespace: string | undefined, creationTimestamp: string | undefined])[] = [
  ['z', 'a', '2025-12-31T23:59:59Z'],
  ['y', 'a', '2026-01-01T01:00:00+01:00'],
  ['a', 'b', '2026-01-01T00:00:01Z'],
  ['b', 'a', '2026-01-01T00:00:01Z'],
  ['b', 'b', '2026-01-01T00:00:01Z'],
  ['a', undefined, undefined],
  ['a', 'a', 'yesterday'],
  ['b', 'a', undefined],
];

const resources = ordered.map(([name, namespace, creationTimestamp]) => ({
  apiVersion: 'v1', kind: 'Service', metadata: { name, ...(namespace !== undefined && { namespace }), ...(creationTimestamp !== undefined && { creationTimestamp }) },
}));

test('the oldest comes first', () => {
  expect(ageOrder([...resources].reverse())).toEqual(resources);
});
