import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Resource } from '../../lib/kube/resource';
import { rules } from '../../lib/vet/rules';
import { vet } from '../../lib/vet/vet';
import { command, temporaryFolder } from '../front-ends/cli/terminal';
import { documentsOf } from '../synth/case';

const root = join(__dirname, 'rules');
const meshes = readdirSync(root).flatMap((name) => ['good.yaml', 'bad.yaml'].map((file) => documentsOf(readFileSync(join(root, name, file), 'utf8')) as Resource[]));

/** Values that no API server would take at most places. */
const hostile = fc.oneof(
  fc.constantFrom(null, undefined, true, 0, -1, 1e308, NaN, '', '*', '**', '/', '.', '*.', 'a/b/c', '__proto__', 'constructor', [], {}, [[]], [null], { a: null }),
  fc.constant(JSON.parse('{"__proto__": {"a": 1}, "constructor": 1, "toString": null}') as unknown),
  fc.anything({ maxDepth: 2 }),
);

/** A copy in which one place, found by some numbers, holds another value. */
function spoiled(value: unknown, way: readonly number[], into: unknown): unknown {
  const [first, ...rest] = way;
  if (first === undefined || typeof value !== 'object' || value === null) return into;
  const keys = Object.keys(value);
  if (keys.length === 0) return into;
  const key = keys[first % keys.length]!;
  const inner = spoiled((value as Record<string, unknown>)[key], rest, into);
  return Array.isArray(value) ? value.map((item: unknown, index) => (String(index) === key ? inner : item)) : { ...value, [key]: inner };
}

const ways = fc.array(fc.nat(50), { minLength: 2, maxLength: 9 });

test('no document makes a rule throw, and each finding is well formed', () => {
  fc.assert(fc.property(fc.constantFrom(...meshes), fc.array(fc.tuple(ways, hostile), { minLength: 1, maxLength: 3 }), (mesh, spoils) => {
    const resources = spoils.reduce<unknown>((value, [way, into]) => spoiled(value, way, into), mesh);
    const { faults, notChecked } = vet({ resources: (Array.isArray(resources) ? resources : []) as Resource[] });
    for (const { message, help, path } of faults) {
      expect(typeof message === 'string' && message !== '' && typeof help === 'string').toBe(true);
      expect(path.every((part) => typeof part === 'string' || typeof part === 'number')).toBe(true);
    }
    expect(notChecked.every(({ notShown }) => notShown.kind.includes('/'))).toBe(true);
    expect(({} as { a?: unknown }).a).toBe(undefined);
  }), { numRuns: 6000 });
});

const named = ({ faults, notChecked }: ReturnType<typeof vet>) => [
  ...faults.map(({ rule, on, path, message }) => JSON.stringify([rule.code, on.kind, on.metadata.namespace, on.metadata.name, path, message])),
  ...notChecked.map(({ rule, on, path, notShown }) => JSON.stringify([rule.code, on.kind, on.metadata.name, path, notShown])),
].sort();

test('the order of documents says nothing', () => {
  fc.assert(fc.property(fc.constantFrom(...meshes), fc.infiniteStream(fc.nat()), (mesh, numbers) => {
    const ranked = mesh.map((resource) => ({ resource, rank: numbers.next().value as number }));
    const shuffled = ranked.sort((a, b) => a.rank - b.rank).map(({ resource }) => resource);
    expect(named(vet({ resources: shuffled }))).toEqual(named(vet({ resources: mesh })));
  }), { numRuns: 300 });
});

test('what is found in a mesh is found when everything of other meshes stands beside it, in namespaces of its own', () => {
  const moved = meshes.map((mesh, index) => mesh.map((resource) => inOther(resource, index)));
  const together = vet({ resources: moved.flat() }).faults;
  expect(together.length).toBeGreaterThan(rules.length);
  expect(new Set(together.map(({ rule }) => rule.name)).size).toBeGreaterThan(rules.length * 0.6);
});

/** The resource in a namespace that is no other mesh's. */
function inOther(resource: Resource, index: number): Resource {
  const { metadata } = resource;
  return metadata.namespace === undefined ? resource : { ...resource, metadata: { ...metadata, namespace: `${metadata.namespace}-${index}` } };
}

describe('hostile files', () => {
  const folder = temporaryFolder();
  const bad = 'apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: {name: default, namespace: shop}\nspec: {egress: [{hosts: ["./*"]}]}\n';
  const vetAll = async () => {
    const { code, out, err } = await command(['vet', '.', '--format', 'json', '--fail-on', 'warning'], { cwd: folder.path });
    const { findings } = JSON.parse(out) as { findings: { code: string; rule: string; location?: { file: string; line: number } }[] };
    return { code, err, findings };
  };
  const put = (name: string, text: string) => writeFileSync(join(folder.path, name), text);

  test.each([
    ['malformed', `${bad}---\napiVersion: networking.istio.io/v1\nkind: Gateway\nspec: [}\n`, 'yaml-syntax'],
    ['an alias bomb', `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: a}\na: &a [x, x, x, x, x, x, x, x, x, x]\n${[...'bcdefghij'].map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[index]!}`).join(', ')}]\n`).join('')}---\n${bad}`, 'alias-bomb'],
    ['deep nesting', `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: a}\nspec: ${'['.repeat(5000)}${']'.repeat(5000)}\n---\n${bad}`, 'too-deep'],
    ['control characters', `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: "a\u0001"}\n---\n${bad}`, 'control-character'],
    ['a key twice', `apiVersion: networking.istio.io/v1\nkind: Gateway\nkind: Sidecar\nmetadata: {name: a}\n---\n${bad}`, 'duplicate-key'],
  ])('%s is an error, and hides nothing', async (_name, text, expected) => {
    put('mesh.yaml', text);
    const { code, err, findings } = await vetAll();
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(findings.map((finding) => finding.code)).toContain(expected);
    expect(findings.map(({ rule }) => rule)).toContain('sidecar-without-control-plane');
  });

  test('names of prototypes are names', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    put('mesh.yaml', names.map((name) => `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: ${name}, namespace: ${name}, labels: {${name}: ${name}}}\nspec: {hosts: [${name}], gateways: [${name}], ${name}: {a: 1}}\n`).join('---\n')
      + `---\napiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: other, namespace: toString}\nspec: {selector: {__proto__: constructor}}\n---\n${bad}`);
    const { findings } = await vetAll();
    expect(findings.filter(({ rule }) => rule === 'gateway-not-found').map(({ location }) => location!.line)).toEqual([14]);
    expect(findings.map(({ rule }) => rule)).toContain('sidecar-without-control-plane');
  });

  test('of 100,000 documents none is lost', async () => {
    const service = (index: number) => `apiVersion: v1\nkind: Service\nmetadata: {name: a-${index}, namespace: ns-${index % 100}}\nspec: {selector: {app: a-${index}}, ports: [{name: http, port: 80}]}\n`;
    const texts = [...Array(100_000).keys()].map(service);
    texts[77_777] = bad;
    put('mesh.yaml', texts.join('---\n'));
    const { findings } = await vetAll();
    expect(findings.map(({ rule, location }) => [rule, location!.line])).toEqual([['sidecar-without-control-plane', 77_777 * 5 + 4]]);
  });
});
