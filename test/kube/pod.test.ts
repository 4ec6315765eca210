import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { podOf, selects } from '../../lib/kube/pod';
import type { Resource } from '../../lib/kube/resource';

interface Row {
  readonly resource: Resource;
  readonly pod: object | null;
}

const rows = parse(readFileSync(join(__dirname, 'pod.yaml'), 'utf8')) as readonly Row[];

test.each(rows)('$resource.kind $resource.spec', ({ resource, pod }) => {
  const found = podOf(resource);
  const shown = found === undefined ? null : { ...found, namedPorts: Object.fromEntries(found.namedPorts) };
  expect(shown).toEqual(pod === null ? null : { ...pod, resource });
});

test.each<[Record<string, string>, Record<string, string>, boolean]>([
  [{}, {}, true],
  [{}, { app: 'a' }, true],
  [{ app: 'a' }, { app: 'a', tier: 'web' }, true],
  [{ app: 'a', tier: 'web' }, { app: 'a' }, false],
  [{ app: 'a' }, { app: 'b' }, false],
  [{ constructor: 'a' }, {}, false],
])('%j selects %j: %s', (selector, labels, picks) => {
  expect(selects(selector, labels)).toBe(picks);
});
