import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { commit } from '../../../lib/front-ends/cli/output/commit';
import { fileName, isFileName } from '../../../lib/front-ends/cli/output/file-name';
import { temporaryFolder } from './terminal';

describe('the name of a file', () => {
  const of = (name: string, namespace?: string) => fileName({ apiVersion: 'v1', kind: 'Service', metadata: { name, ...namespace !== undefined && { namespace } } }, 'yaml');

  test.each([
    ['orders', 'shop', 'shop/service-orders.yaml'],
    ['orders', undefined, '_cluster/service-orders.yaml'],
    ['a.b-c', 'cluster', 'cluster/service-a.b-c.yaml'],
    ['../../etc/passwd', '..', '%2e./service-..%2f..%2fetc%2fpasswd.yaml'],
    ['Orders', '.git', '%2egit/service-%4frders.yaml'],
    ['é\n', '_cluster', '%5fcluster/service-%c3%a9%0a.yaml'],
  ])('of %j in %j is %s', (name, namespace, expected) => {
    expect(of(name, namespace)).toBe(expected);
  });

  test('never leads out of its folder, fits a file system, and is another one for another resource', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.stringMatching(/^[a-z./%-]{1,300}$/));
    fc.assert(fc.property(text, text, text, (name, other, namespace) => {
      const file = of(name, namespace);
      expect(isFileName(file)).toBe(true);
      expect(Math.max(...file.split('/').map((part) => Buffer.byteLength(part)))).toBeLessThanOrEqual(255);
      expect(of(other, namespace) === file).toBe(other === name);
    }), { seed: 1, numRuns: 500 });
  });

  test.each(['../a.yaml', 'a/../b.yaml', '/a/b.yaml', 'a/b/c.yaml', 'step-1/apply/a.yaml', 'step-0/apply/a/b.yaml', 'step-1/a/b.yaml', 'apply/delete/a/b.yaml', 'a/.b.yaml', '.a/b.yaml', 'a/b.txt', 'a\\b/c.yaml', '__proto__', ''])('is never %j', (name) => {
    expect(isFileName(name)).toBe(false);
  });
});

test.each(['step-1/apply/shop/service-a.yaml', 'step-12/delete/_cluster/service-a.json', 'apply/apply/service-a.yaml', 'delete/shop/service-a.yaml'])(
  'a file of a plan may be %j', (name) => {
    expect(isFileName(name)).toBe(true);
  },
);

describe('a change that fails', () => {
  const folder = temporaryFolder();

  test('is taken back with all before it', () => {
    const at = (path: string) => join(folder.path, path);
    ['staging', 'a', 'b', 'd/e.yaml'].forEach((path) => mkdirSync(at(path), { recursive: true }));
    writeFileSync(at('a/replaced.yaml'), 'old\n');
    writeFileSync(at('a/removed.yaml'), 'old\n');
    const write = new Map([['a/replaced.yaml', 'new\n'], ['a/new.yaml', 'new\n'], ['c/new.yaml', 'new\n'], ['f/g/h/new.yaml', 'new\n'], ['d/e.yaml', 'a folder stands there\n']]);
    expect(() => commit(folder.path, at('staging'), { write, replace: new Set(['a/replaced.yaml']), remove: ['a/removed.yaml'] })).toThrow(/EISDIR|directory/);
    expect(readdirSync(folder.path).sort()).toEqual(['a', 'b', 'd', 'staging']);
    expect(readdirSync(at('a')).sort()).toEqual(['removed.yaml', 'replaced.yaml']);
    expect(readFileSync(at('a/replaced.yaml'), 'utf8')).toBe('old\n');
  });
});
