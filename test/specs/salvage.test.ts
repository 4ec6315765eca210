import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { parseSpec } from '../../lib/specs/parse';
import type { Path } from '../../lib/specs/problem';
import { salvage } from '../../lib/specs/salvage';

interface Case {
  readonly it: string;
  readonly kind?: string;
  readonly spec: unknown;
  /** What is left of the spec; nothing, where it is not given. */
  readonly left?: object;
  /** Places in what is left, and where they are in the document. */
  readonly places?: Readonly<Record<string, string | null>>;
}

const cases = parse(readFileSync(join(__dirname, 'salvage.yaml'), 'utf8')) as readonly Case[];

const pathOf = (place: string): Path => place.split('.').map((step) => /^[0-9]+$/.test(step) ? Number(step) : step);

function parsedFrom({ kind = 'SecureApplication', spec }: Pick<Case, 'kind' | 'spec'>) {
  const metadata = kind === 'MeshSettings' ? { name: 'orders' } : { name: 'orders', namespace: 'shop' };
  return parseSpec({ apiVersion: 'fairlead.dev/v1alpha1', kind, metadata, spec });
}

test.each(cases)('salvage $it', ({ left, places = {}, ...document }) => {
  const { spec, problems, salvaged } = parsedFrom(document);
  expect(spec).toBeUndefined();
  expect(problems.length).toBeGreaterThan(0);
  expect(salvaged?.spec.spec).toEqual(left);
  const located = Object.keys(places).map((place) => [place, salvaged?.locate(pathOf(place))?.join('.') ?? null]);
  expect(Object.fromEntries(located)).toEqual(places);
});

test('what is salvaged is sound', () => {
  const sound = cases.map((document) => parsedFrom(document).salvaged?.spec).filter((spec) => spec !== undefined);
  expect(sound.length).toBeGreaterThan(5);
  expect(sound.flatMap((spec) => parseSpec(spec).problems)).toEqual([]);
});

test('a document without mistakes needs no salvage, and one of an unknown kind or name has none', () => {
  const spec = { ports: [{ name: 'http', port: 80, protocol: 'HTTP' }] };
  const document = { apiVersion: 'fairlead.dev/v1alpha1', kind: 'SecureApplication', metadata: { name: 'orders', namespace: 'shop' }, spec };
  expect(Object.keys(parseSpec(document))).toEqual(['spec', 'problems']);
  const others = [
    { kind: 'Other' }, { apiVersion: 'fairlead.dev/v9' }, { metadata: { name: 'A', namespace: 'shop' } }, { color: 'red' }, { color: 'red', spec: { ...spec, size: 5 } },
  ];
  for (const other of others) {
    expect(Object.keys(parseSpec({ ...document, ...other }))).toEqual(['problems']);
  }
});

test('a document with more than a hundred mistakes is not looked at further', () => {
  const port = { name: 'http', port: 80, protocol: 'HTTP' };
  const withMistakes = (size: number) => parsedFrom({ spec: { ports: [port], callers: Array.from({ length: size }, () => ({ serviceAccount: 'A' })) } });
  expect(withMistakes(100).problems).toHaveLength(100);
  expect(withMistakes(100).salvaged?.spec.spec).toEqual({ ports: [port] });
  expect(withMistakes(101).problems).toHaveLength(101);
  expect(withMistakes(101).salvaged).toBeUndefined();
});

/** An object in an object, each needed by the one around it, as deep as asked. */
const deep = (levels: number): z.ZodMiniType => levels === 0 ? z.string() : z.strictObject({ a: deep(levels - 1) });
const deepValue = (levels: number): unknown => levels === 0 ? 5 : { a: deepValue(levels - 1) };

test.each([
  [5, { spec: {} }],
  [8, { spec: {} }],
  [9, undefined],
])('what falls with a mistake %i levels deep is taken out level by level, up to a limit', (levels, left) => {
  const schema = z.strictObject({ spec: z.strictObject({ a: z.optional(deep(levels - 1)) }) });
  const wrong = ['spec', ...Array.from({ length: levels }, () => 'a')];
  expect(salvage(schema, { spec: deepValue(levels) }, [wrong])?.spec).toEqual(left);
});

test.each<[string, Path]>([
  ['a field that is not there', ['spec', 'a', 'b']],
  ['an inherited field', ['spec', 'a', 'constructor']],
  ['a place inside a text', ['spec', 'a', 'text', 0]],
  ['a place inside nothing', ['spec', 'a', 'none', 'b', 'c']],
])('a mistake at %s is one of the nearest thing around it', (_name, wrong) => {
  const a = z.object({ text: z.optional(z.string()), none: z.optional(z.null()) });
  const schema = z.object({ spec: z.object({ a: z.optional(a), b: z.string() }) });
  const { spec, locate } = salvage(schema, { spec: { a: { text: 'x', none: null }, b: 'x' } }, [wrong])!;
  const gone = wrong.slice(0, wrong.length === 3 ? 2 : 3);
  expect(locate(gone)).toBeUndefined();
  expect(spec).toEqual({ spec: { ...wrong.length > 3 && { a: wrong[2] === 'text' ? { none: null } : { text: 'x' } }, b: 'x' } });
});
