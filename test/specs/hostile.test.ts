import * as fc from 'fast-check';
import { isSpec, parseAs, parseSpec } from '../../lib/specs/parse';
import { cases, documentsOf, textOf } from './cases';

const good = cases.flatMap((name) => documentsOf(textOf(name, 'good.yaml') ?? '').filter((document) => document !== null));
const [application] = documentsOf(textOf('secure-application/smallest', 'good.yaml')!) as [Record<string, unknown>];

/** The only problem of a value, without the value. */
function problemOf(value: unknown) {
  const { spec, problems: [problem, ...others] } = parseSpec(value);
  expect([spec, others]).toEqual([undefined, []]);
  const { on, ...rest } = problem!;
  expect(typeof on).toBe('object');
  return rest;
}

const unreadable = (message: string) => ({ code: 'unreadable', path: [], message: `the document cannot be read: ${message}`, help: 'give plain data, as from YAML or JSON' });

test('anything is parsed without an error that is thrown', () => {
  fc.assert(fc.property(fc.anything({ withNullPrototype: true, withDate: true, withMap: true, withBigInt: true, withSparseArray: true }), (value) => {
    const { spec, problems } = parseSpec(value);
    expect(spec).toBeUndefined();
    expect(problems.length).toBeGreaterThan(0);
    isSpec(value);
    expect(parseAs('MeshIngress', value).problems.length).toBeGreaterThan(0);
  }));
});

/** Every place in a value, the root left out. */
function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [...path.length ? [path] : [], ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

function withValueAt(value: unknown, [key, ...rest]: readonly string[], next: unknown): unknown {
  if (key === undefined) return next;
  const copy: Record<string, unknown> = Array.isArray(value) ? [...value as unknown[]] as never : { ...value as object };
  copy[key] = withValueAt(copy[key], rest, next);
  return copy;
}

function expectAnswer(document: unknown): void {
  const { spec, problems } = parseSpec(document);
  expect(spec === undefined).toBe(problems.length > 0);
  if (spec) expect(parseSpec(spec)).toEqual({ spec, problems: [] });
  for (const { path, message, help = 'x' } of problems) {
    const owner = path.slice(0, -1).reduce<unknown>((value, step) => (value as never)[step], document);
    expect(path.length === 0 || typeof owner === 'object').toBe(true);
    // eslint-disable-next-line no-control-regex
    expect(`${message}${help}`).not.toMatch(/[\x00-\x1f\x7f]|undefined|\[object/);
  }
}

test('one part replaced by any JSON gives either a spec or problems with a place in the document', () => {
  const documents = good.map((document) => ({ document, places: placesIn(document) }));
  const replaced = fc.constantFrom(...documents).chain(({ document, places }) => fc.tuple(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 3 }))
    .map(([place, next]) => withValueAt(document, place, next)));
  fc.assert(fc.property(replaced, expectAnswer), { numRuns: 500 });
});

test.each([[null], [{}], [[]], [[null]], [[{}]], [7]])('so does every part replaced by %j', (next) => {
  const everything = cases.filter((name) => name.endsWith('/everything')).flatMap((name) => documentsOf(textOf(name, 'good.yaml')!));
  expect(everything.length).toBeGreaterThan(3);
  for (const document of everything) placesIn(document).forEach((place) => expectAnswer(withValueAt(document, place, next)));
});

test('a key `__proto__` is refused wherever it stands, and changes no prototype', () => {
  const polluted = JSON.parse('{"__proto__": {"polluted": true}, "app": "orders"}') as object;
  for (const document of [
    { ...application, spec: { ...application.spec as object, workload: { selector: polluted } } },
    { ...application, metadata: polluted },
    { ...application, status: polluted },
    polluted,
  ]) {
    expect(problemOf(document)).toEqual(unreadable('it has a key `__proto__`'));
  }
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
});

test('inherited names are no fields', () => {
  const spec = { ...application.spec as object, constructor: {}, toString: 'x', hasOwnProperty: 1 };
  expect(parseSpec({ ...application, spec }).problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
    'unknown-field spec.constructor',
    'unknown-field spec.toString',
    'unknown-field spec.hasOwnProperty',
  ]);
  expect(parseSpec({ ...application, kind: 'constructor' }).problems.map(({ code }) => code)).toEqual(['unknown-kind']);
});

test('a property that is undefined is left out, as in JSON', () => {
  expect(parseSpec({ ...application, status: undefined, other: undefined }).problems).toEqual([]);
  expect(problemOf({ ...application, spec: { ports: [undefined] } })).toEqual({
    code: 'wrong-type',
    path: ['spec', 'ports', 0],
    message: 'an entry of `ports` must be an object, got nothing (`null`)',
    help: 'leave the entry out, or fill it in',
  });
  expect(problemOf({ ...application, spec: { ports: new Array(1) } }).code).toBe('wrong-type');
});

test('an object that is no plain data is never taken for an empty one', () => {
  for (const odd of [new Date(), new Map(), /x/, new (class Deny { readonly reason = 'x'; })(), () => 0, Symbol('x'), 5n]) {
    const paths = [{ path: '/', auth: { deny: odd } }];
    const { message } = problemOf({ ...application, spec: { ...application.spec as object, expose: [{ paths }] } });
    expect(message).toMatch(/^`deny` must be an object, got (something that is not plain data|a function|a bigint)$/);
  }
  const inherited = Object.create({ port: 80 }) as object;
  expect(parseSpec({ ...application, spec: { ports: [inherited] } }).problems).toHaveLength(1);
});

test('plain objects of another realm and without a prototype are plain', () => {
  const { runInNewContext } = jest.requireActual<typeof import('node:vm')>('node:vm');
  expect(parseSpec(runInNewContext(`(${JSON.stringify(application)})`)).problems).toEqual([]);
  expect(parseSpec(Object.assign(Object.create(null) as object, application)).problems).toEqual([]);
});

test('getters and setters are not run', () => {
  const run = jest.fn();
  expect(problemOf({ ...application, get spec() { return run() as unknown; } })).toEqual(unreadable('it has a getter or setter'));
  expect(problemOf({ ...application, set spec(_: unknown) { run(); } })).toEqual(unreadable('it has a getter or setter'));
  expect(isSpec({ get apiVersion() { return run() as unknown; } })).toBe(false);
  expect(run).not.toHaveBeenCalled();
});

test('a proxy that throws is not read', () => {
  const trap = () => { throw new Error('secret'); };
  const proxy = new Proxy({}, { getPrototypeOf: trap, ownKeys: trap, getOwnPropertyDescriptor: trap });
  expect(problemOf(proxy)).toEqual(unreadable('it throws while it is read'));
  expect(isSpec(proxy)).toBe(false);
});

test('nesting, circles and size have a limit', () => {
  const nested = (levels: number): unknown => levels === 0 ? 'x' : { a: nested(levels - 1) };
  expect(parseSpec(nested(33)).problems[0]!.code).toBe('missing-field');
  expect(problemOf(nested(34))).toEqual(unreadable('it is nested more than 32 levels deep'));
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  const list: unknown[] = [];
  list.push(list);
  for (const endless of [circle, { list }]) expect(problemOf(endless)).toEqual(unreadable('it is nested more than 32 levels deep'));
  expect(parseSpec({ a: new Array(99_999) }).problems[0]!.code).toBe('missing-field');
  expect(problemOf({ a: new Array(100_000) })).toEqual(unreadable('it has more than 100000 values'));
  const wide = { ...application, spec: { a: new Array(100_000) } };
  expect(problemOf(wide)).toEqual(unreadable('it has more than 100000 values'));
  const bomb = Array.from({ length: 9 }).reduce<unknown>((inner) => Array.from({ length: 9 }, () => inner), 'x');
  expect(problemOf(bomb)).toEqual(unreadable('it has more than 100000 values'));
});

test('a huge text is not repeated', () => {
  const name = 'x'.repeat(10_000_000);
  const { message } = problemOf({ ...application, metadata: { name, namespace: 'shop' } });
  expect(message).toBe('the name has 10000000 characters');
  const unknown = problemOf({ ...application, [name]: 1 });
  expect(unknown.message).toBe(`there is no field \`${'x'.repeat(60)}…\` here`);
});

test('a document is ours by the group of its apiVersion alone', () => {
  expect(isSpec(application)).toBe(true);
  expect(isSpec({ apiVersion: 'fairlead.dev/v9', kind: 'Other' })).toBe(true);
  for (const other of [{ apiVersion: 'fairlead.dev' }, { apiVersion: 'fairlead.devs/v1' }, { apiVersion: 'x.fairlead.dev/v1' }, { apiVersion: 5 }, {}, null, undefined, 'fairlead.dev/v1', []]) {
    expect(isSpec(other)).toBe(false);
  }
});
