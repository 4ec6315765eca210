import * as fc from 'fast-check';
import type { Change } from '../../../lib/diagnostics/change';
import type { Path } from '../../../lib/diagnostics/finding';
import type { Document } from '../../../lib/inputs/document';
import { readDocuments } from '../../../lib/inputs/read-documents';
import { fixed } from './case';
import { chooser, drawnText, type Choose } from './drawn-text';

const key = fc.constantFrom('a', 'b', 'spec', 'name', 'x-y', 'a.b/c', 'on', '1', '', '- a', '#', 'a: b', '__proto__', 'constructor');
const text = fc.constantFrom('', 'http', 'yes', '80', 'a: b', 'a #b', '- x', '*x', '&x', 'it\'s', '"', 'two\nlines', 'two\nlines\n', '  indented\nmore\n\n', '{', '[a', 'a, b', '~', 'null', '---', 'tab\there', 'ü', '\u2028');
const scalar = fc.oneof(text, fc.constantFrom(0, 80, -1.5, 1e21, true, false, null));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4, withCrossShrink: true }, scalar, fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true })),
}));
const objects = fc.dictionary(key, value, { minKeys: 1, maxKeys: 5, noNullPrototype: true });
const tape = fc.array(fc.nat(1000), { minLength: 30, maxLength: 120 });

/** A document, and changes of it that somebody could ask for. */
const drawn = fc.record({ object: objects, tape, wanted: fc.array(fc.record({ tape, value }), { minLength: 1, maxLength: 5 }) })
  .map(({ object, tape: numbers, wanted }) => {
    const root = { kind: 'Service', ...object };
    return { source: drawnText(root, chooser(numbers)), changes: wanted.map((change) => drawnChange(root, change.value, chooser(change.tape))) };
  })
  .filter(({ source }) => read(source) !== undefined);

function drawnChange(root: unknown, to: unknown, choose: Choose): Change {
  let at = root;
  const path: (string | number)[] = [];
  while (typeof at === 'object' && at !== null && (path.length === 0 || choose(3) > 0)) {
    const names = Object.keys(at);
    const isNew = names.length === 0 || choose(4) === 0;
    const part: string | number = Array.isArray(at) ? (isNew ? at.length : choose(at.length)) : isNew ? ['new', 'spec', 'y'][choose(3)]! : names[choose(names.length)]!;
    path.push(part);
    at = Object.hasOwn(at, part) ? (at as Record<string | number, unknown>)[part] : undefined;
    if (isNew) return { path: [...path, ...[[], [], ['made'], [0]][choose(4)]!], value: to };
  }
  // a document of which nothing is left is none
  return { path, value: choose(3) === 0 && path[0] !== 'kind' ? undefined : to };
}

const gone = Symbol('gone');

/** What a value is after changes, told by another way than the one under test. */
function expectation(old: unknown, changes: readonly Change[]): unknown {
  const root = { whole: structuredClone(old) };
  for (const { path, value: to } of changes) {
    let at: Record<string | number, unknown> = root;
    let part: string | number = 'whole';
    for (const next of path) {
      const inner: unknown = Object.hasOwn(at, part) ? at[part] : undefined;
      if (inner === undefined || inner === null) {
        if (to === undefined) break;
        set(at, part, typeof next === 'number' ? [] : {});
      }
      at = at[part] as typeof at;
      part = next;
    }
    if (to !== undefined) set(at, part, structuredClone(to));
    else if (Array.isArray(at) && Number(part) in at) at[part] = gone;
    else if (Object.hasOwn(at, part) && part === path.at(-1)) delete at[part];
  }
  return swept(root.whole);
}

function set(object: object, name: string | number, to: unknown): void {
  Object.defineProperty(object, name, { value: to, writable: true, enumerable: true, configurable: true });
}

function swept(value_: unknown): unknown {
  if (Array.isArray(value_)) return value_.filter((item) => item !== gone).map(swept);
  if (typeof value_ !== 'object' || value_ === null) return value_;
  return Object.fromEntries(Object.entries(value_).map(([name, inner]) => [name, swept(inner)]));
}

function read(source: string): Document | undefined {
  return readDocuments({ file: 'input.yaml', text: source, named: false }, []).documents[0];
}

const runs = { numRuns: 500 };

test('the text reads as it did, with the changes, and no change is refused that could be made', () => {
  fc.assert(fc.property(drawn, ({ source, changes }) => {
    const { text: after, made, refused } = fixed(source, changes.map((change) => [change]));
    expect(refused.map(({ why }) => why)).not.toContainEqual(expect.stringContaining('afterwards'));
    if (!/(?:^|[^\r])\n/.test(source) && source.includes('\n')) expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(read(after)!.value).toEqual(expectation(read(source)!.value, made.flat()));
  }), runs);
});

test('once made, nothing is left to change', () => {
  fc.assert(fc.property(drawn, ({ source, changes }) => {
    const stays = changes.filter(({ path, value: to }) => to !== undefined || typeof path.at(-1) !== 'number');
    const { text: after, made } = fixed(source, stays.map((change) => [change]));
    const again = fixed(after, made.map((fix) => fix.map(({ path, value: to }) => ({ path, value: to }))));
    expect(again.text).toBe(after);
  }), runs);
});

test('lines that no change is about stay, in their order, with all comments', () => {
  fc.assert(fc.property(drawn, ({ source, changes }) => {
    const document = read(source)!;
    const small = changes.filter((change) => isSmall(document.value, change));
    const { text: after, made } = fixed(source, small.map((change) => [change]));
    const touched = new Set(made.flat().flatMap(({ path }) => linesOf([path, path.slice(0, -1)].map((each) => document.locate(each, 'value')))));
    const lines = after.split('\n');
    let from = 0;
    for (const [index, line] of source.split('\n').entries()) {
      if (touched.has(index + 1)) continue;
      from = lines.findIndex((one, at) => at >= from && one.trimEnd() === line.trimEnd()) + 1;
      expect({ line, stays: from > 0 }).toEqual({ line, stays: true });
    }
    expect(commentsIn(after)).toEqual(commentsIn(source));
  }), runs);
});

/** Whether it puts something into a collection, or a scalar into the place of one. */
function isSmall(root: unknown, { path, value: to }: Change): boolean {
  if (to === undefined || path.length === 0) return false;
  const at = (way: Path) => way.reduce<unknown>((inner, part) => (typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part) ? (inner as Record<string | number, unknown>)[part] : undefined), root);
  const old = at(path);
  const parent = at(path.slice(0, -1));
  const isLeaf = (one: unknown) => typeof one === 'string' ? !one.includes('\n') : typeof one === 'number' || typeof one === 'boolean';
  return typeof parent === 'object' && parent !== null && Object.keys(parent).length > 0 && (old === undefined || (isLeaf(old) && isLeaf(to)));
}

function linesOf(locations: readonly { readonly line: number; readonly endLine: number }[]): number[] {
  return locations.flatMap(({ line, endLine }) => Array.from({ length: endLine - line + 1 }, (_, index) => line + index));
}

function commentsIn(source: string): string[] {
  return [...source.matchAll(/# ?c\d+/g)].map(([comment]) => comment).sort();
}
