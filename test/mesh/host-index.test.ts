import * as fc from 'fast-check';
import { hostIndex } from '../../lib/mesh/host-index';

const hosts = fc.constantFrom('a.b', 'x.a.b', 'a.b.c', '*.b', '*.a.b', '*a.b', '*', '*.c', 'b', '');

/** Whether a host fits another, by Istio's words: a wildcard is any beginning, by letters and not by labels. */
function fits(host: string, pattern: string): boolean {
  return host === pattern || (pattern.startsWith('*') && host.replace(/^\*/, '').endsWith(pattern.slice(1)));
}

test('the most specific host is the exact one, else the longest wildcard', () => {
  fc.assert(fc.property(fc.uniqueArray(hosts), hosts, (kept, host) => {
    const index = hostIndex(new Map(kept.map((pattern) => [pattern, pattern])));
    const fitting = kept.filter((pattern) => fits(host, pattern)).sort((a, b) => Number(b === host) - Number(a === host) || b.length - a.length);
    expect(index.mostSpecific(host)).toBe(fitting[0]);
    expect(index.matching(host)).toEqual(fitting);
  }), { numRuns: 1000 });
});

test('values that are lists stay whole', () => {
  const index = hostIndex(new Map([['*.b', [1, 2]], ['a.b', [3]]]));
  expect(index.mostSpecific('x.b')).toEqual([1, 2]);
  expect(index.matching('a.b')).toEqual([[3], [1, 2]]);
  expect(index.mostSpecific('__proto__')).toBeUndefined();
});
