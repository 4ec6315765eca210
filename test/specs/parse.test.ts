import { parseAs, parseSpec } from '../../lib/specs/parse';
import { cases, documentsOf, renderProblems, textOf } from './cases';

const good = cases.filter((name) => textOf(name, 'good.yaml') !== undefined);
const bad = cases.filter((name) => textOf(name, 'bad.yaml') !== undefined);

test('there are cases', () => {
  expect(good.length).toBeGreaterThan(9);
  expect(bad.length).toBeGreaterThan(9);
});

test.each(good)('%s is right, and what is parsed from it is parsed to itself', (name) => {
  const documents = documentsOf(textOf(name, 'good.yaml')!);
  const parsed = documents.map(parseSpec);
  expect(renderProblems(documents)).toBe('---\n'.repeat(documents.length - 1));
  expect(parsed.map(({ spec }) => parseSpec(spec))).toEqual(parsed);
  const expected = textOf(name, 'parsed.yaml');
  if (expected !== undefined) expect(parsed.map(({ spec }) => spec)).toEqual(documentsOf(expected));
});

test.each(bad)('%s is answered with all its mistakes', (name) => {
  expect(renderProblems(documentsOf(textOf(name, 'bad.yaml')!))).toBe(textOf(name, 'expected.txt'));
});

test.each(bad)('the problems of %s are about the very document, and none gives a spec', (name) => {
  for (const document of documentsOf(textOf(name, 'bad.yaml')!)) {
    const { spec, problems } = parseSpec(document);
    expect(spec).toBeUndefined();
    const places = problems.flatMap((problem) => [problem, ...problem.related ?? []]);
    if (typeof document === 'object') places.forEach(({ on }) => expect(on).toBe(document));
  }
});

test('what is parsed as one kind must be of that kind', () => {
  const [document] = documentsOf(textOf('mesh-settings/smallest', 'good.yaml')!);
  expect(parseAs('MeshSettings', document)).toEqual(parseSpec(document));
  expect(parseAs('SecureApplication', document).problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
    'invalid-value kind',
    'missing-field metadata.namespace',
    'missing-field spec.ports',
  ]);
});

test('a problem has no empty parts', () => {
  const { problems } = parseSpec({ apiVersion: 'fairlead.dev/v1alpha1', kind: 'MeshSettings', metadata: { name: 'mesh' }, spec: 5 });
  expect(problems).toEqual([{
    code: 'wrong-type',
    on: expect.any(Object) as object,
    path: ['spec'],
    message: '`spec` must be an object, got the number `5`',
    help: 'write `spec: {}`',
  }]);
  expect(Object.keys(parseSpec('text').problems[0]!)).toEqual(['code', 'on', 'path', 'message']);
  expect(['text', null, undefined].map((value) => parseSpec(value).problems[0])).toEqual(['the string `text`', 'nothing (`null`)', 'a undefined'].map((got) => (
    { code: 'wrong-type', on: {}, path: [], message: `a document must be an object, got ${got}` }
  )));
});

test('defaults of one document are not those of another', () => {
  const [document] = documentsOf(textOf('mesh-ingress/smallest', 'good.yaml')!);
  const [one, other] = [parseAs('MeshIngress', document).spec!, parseAs('MeshIngress', document).spec!];
  expect(one).toEqual(other);
  expect(one.spec.deniedPaths).not.toBe(other.spec.deniedPaths);
  expect(one.spec.gateway.ports).not.toBe(other.spec.gateway.ports);
  expect(one.spec.tls).not.toBe(other.spec.tls);
  const [from, otherFrom] = [one, other].map(({ spec }) => spec.jwt!.providers[0]!.tokenFrom);
  expect(from!.headers).not.toBe(otherFrom!.headers);
});
