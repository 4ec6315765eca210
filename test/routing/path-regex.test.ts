import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { pathRegex, trailingSlashRegex, withQuery } from '../../lib/routing/istio/path-regex';
import { parsePath, type PathPattern } from '../../lib/routing/path-pattern';
import { hasOtherSpellings } from '../../lib/routing/spelling';
import { re2 } from '../synth/envoy/re2';

interface Row {
  readonly path: string;
  readonly fold?: number;
  readonly slash?: boolean;
  readonly encoded?: PathPattern['encodedSlashes'];
  readonly query?: boolean;
  readonly takes: readonly string[];
  readonly refuses: readonly string[];
}

const rows = parse(readFileSync(join(__dirname, 'path-regex.yaml'), 'utf8')) as readonly Row[];

test.each(rows)('$path (fold $fold, slash $slash, encoded $encoded, query $query)', ({ path, fold, slash, encoded, query, takes, refuses }) => {
  const text = (slash ? trailingSlashRegex : pathRegex)({ ...parsePath(path), ...(encoded && { encodedSlashes: encoded }) }, fold);
  const regex = re2(query ? withQuery(text) : text);
  expect(takes.filter((request) => !regex.test(request))).toEqual([]);
  expect(refuses.filter((request) => regex.test(request))).toEqual([]);
});

test('escapes of whatever has structure are refused, and no other escape of UTF-8', () => {
  const regex = re2(pathRegex(parsePath('/{x}')));
  const taken = [...Array(256).keys()].filter((byte) => regex.test(`/%${byte.toString(16).padStart(2, '0')}`));
  const structure = [...'/\\%;'].map((char) => char.charCodeAt(0));
  const unreserved = /[A-Za-z0-9._~-]/;
  const expected = [...Array(256).keys()].filter((byte) => byte >= 0x20 && byte !== 0x7f && ![0xc0, 0xc1, 0xe0, 0xf0].includes(byte) && byte < 0xf5
    && !structure.includes(byte) && !(byte < 0x80 && unreserved.test(String.fromCharCode(byte))));
  expect(taken).toEqual(expected);
});

test.each([
  ['%E0%A4%95', true], ['%e0%a4%95', true], ['%F0%9F%98%80', true], ['%E2%82%AC', true],
  ['%E0%80%AF', false], ['..%e0%80%af', false], ['%E0%80%AE%E0%80%AE', false], ['%F0%80%80%AF', false], ['%C0%AF', false],
])('the UTF-8 of %s is canonical: %s', (escapes, canonical) => {
  expect(re2(pathRegex(parsePath('/p/**'))).test(`/p/${escapes}x`)).toBe(canonical);
});

test.each([['1.0', false], ['_-~', false], ['a', true], ['Z9', true], ['1+1', true], ['(', true], ['1,2', true], ['1=2', true], ['@', true], ['9:1', true], ['$', true], ['&', true], ['\'', true], ['!', true], [')', true]])('%s has other spellings: %s', (segment, has) => {
  expect(hasOtherSpellings(segment)).toBe(has);
});
