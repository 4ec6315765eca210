import { parsePath } from '../../lib/routing/path-pattern';
import { askedFor, rewritten } from '../../lib/routing/rewritten';

const rule = (path: string, prefix?: string) => ({ pattern: parsePath(path), serving: { ...(prefix !== undefined && { prefix }) } });

test.each([
  ['/shop/**', '/', '/**'],
  ['/shop/**', '/a/b', '/a/b/**'],
  ['/**', '/a', '/a/**'],
  ['/a', '/', '/'],
  ['/a', '/b', '/b'],
  ['/a/{x}', undefined, '/a/{x}'],
])('%s rewritten to %s is %s', (path, prefix, seen) => {
  expect(rewritten(rule(path, prefix)).text).toBe(seen);
});

test.each([
  ['/shop/**', '/', '/admin/**', '/shop/admin/**'],
  ['/shop/**', '/', '/admin', '/shop/admin'],
  ['/shop/**', '/', '/{id}/x', '/shop/{x}/x'],
  ['/shop/**', '/', '/', '/shop'],
  ['/shop/**', '/', '/**', '/shop/**'],
  ['/shop/**', '/api', '/admin/**', undefined],
  ['/shop/**', '/api', '/API/admin', '/shop/admin'],
  ['/shop/**', '/api', '/api', '/shop'],
  ['/shop/**', '/api', '/{x}', '/shop'],
  ['/shop/**', '/api', '/', undefined],
  ['/shop/**', '/api/v1', '/api', undefined],
  ['/shop/**', '/api/v1', '/api/**', '/shop/**'],
  ['/**', '/api', '/api/x/**', '/x/**'],
  ['/a', '/b', '/b/**', '/a'],
  ['/a', '/b', '/b/c', undefined],
  ['/a', '/b', '/c', undefined],
  ['/a/**', undefined, '/a/b', '/a/b'],
])('by %s, rewritten to %s, what is seen as %s was asked for as %s', (path, prefix, target, asked) => {
  expect(askedFor(rule(path, prefix), parsePath(target))?.text).toBe(asked);
});
