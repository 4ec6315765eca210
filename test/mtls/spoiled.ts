import * as fc from 'fast-check';
import type { Resource } from '../../lib/kube/resource';

const strange = fc.oneof(fc.constantFrom<unknown>(null, undefined, [], {}, [null], 0, -1, '', '*', true, { constructor: 1 }, 'constructor'), fc.anything({ maxDepth: 2 }));

/** The document with something strange in one of its places, or without it. */
export function spoiled(document: Resource): fc.Arbitrary<Resource> {
  const places: (readonly string[])[] = [];
  const walk = (value: unknown, path: readonly string[]): void => {
    if (path.length > 0) places.push(path);
    if (typeof value === 'object' && value !== null) for (const [key, item] of Object.entries(value)) walk(item, [...path, key]);
  };
  walk(document, []);
  return fc.tuple(fc.constantFrom(...places), strange, fc.constantFrom('__proto__', 'constructor', 'toString', '80')).map(([path, value, key]) => {
    const copy = structuredClone(document) as unknown as Record<string, unknown>;
    const parent = path.slice(0, -1).reduce<Record<string, unknown>>((at, step) => at[step] as Record<string, unknown>, copy);
    parent[path.at(-1)!] = value;
    if (!Array.isArray(parent)) Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
    return copy as unknown as Resource;
  });
}
