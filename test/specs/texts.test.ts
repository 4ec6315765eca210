import * as fc from 'fast-check';
import * as z from 'zod/mini';
import { claimName, claimValue, scope } from '../../lib/specs/claim';
import { duration } from '../../lib/specs/duration';
import { fields } from '../../lib/specs/field';
import { claimHeader, tokenHeader } from '../../lib/specs/header';
import { domainName, host } from '../../lib/specs/host';
import { jwks } from '../../lib/specs/jwks';
import { dnsLabel, dnsSubdomain, labelKey, labelValue } from '../../lib/specs/names';
import { integer } from '../../lib/specs/numbers';
import { path } from '../../lib/specs/path';
import { httpsUrl } from '../../lib/specs/url';

const takes = (schema: z.ZodMiniType, value: unknown) => z.safeParse(schema, value).success;
const x = (length: number) => 'x'.repeat(length);
const labels63 = [x(63), x(63), x(63), x(61)].join('.');

describe.each<[string, z.ZodMiniType, readonly string[], readonly string[]]>([
  ['a DNS label', dnsLabel('name'), ['a', '0', 'a-b', '0a', x(63)], ['', '-a', 'a-', 'A', 'a.b', 'a_b', 'ä', 'a\n', x(64)]],
  ['a DNS subdomain', dnsSubdomain('name'), ['a', 'a.b-c.0', labels63], ['', '.a', 'a.', 'a..b', 'a.-b', 'A.b', `${labels63}x`]],
  ['a label key', labelKey, ['a', 'A.b_c-0', 'example.com/a', `${labels63}/${x(63)}`], ['', '/a', 'a/', 'a/b/c', 'A/b', '-a', 'a.', 'a b', x(64)]],
  ['a label value', labelValue, ['', 'a', 'A.b_c-0', x(63)], ['-a', 'a-', 'a b', 'a/b', x(64)]],
  ['a host', host, ['a', '0', 'a.b', '*.a', '*.a.b', labels63], ['', '*', '*.', '**.a', 'a.*', '*a.b', 'a.', '.a', 'A', 'a_b', 'a:1', 'a/b', 'ä', 'a.b\n', x(64), `${labels63}x`]],
  ['a domain name', domainName, ['a.b', 'a-b.c', labels63], ['', 'a', '*.a.b', 'a.b.', 'A.b', `${labels63}x`]],
  ['a duration', duration, ['1ms', '10s', '1m30s', '99999h', '1h0m0s', '0h1s', '0s0s1ms', '1s1s1s'], ['', '0s', '0h0m', '1', 's', '1d', '-1s', '1.5s', '1 s', '100000s', '1s1', '1S', '1ms\n', '1s'.repeat(17)]],
  ['a path', path, ['/', '/**', '/a', '/a/b.c', '/.a', '/...', '/..a', '/a..', '/{x}', '/{a-B_0}/**', '/a:b', "/!$&'()+,=@~_-", `/${x(255)}`, '/{a}'.repeat(6)],
    ['', 'a', '*', '//', '/a/', '/a//b', '/.', '/..', '/./a', '/a/../b', '/*', '/a*', '/**/a', '/***', '/{}', '/{a', '/a}', '/a{b}', '/{a}b', '/{a.b}', '/{a}{b}', '/a;b', '/a%20', '/a\\b', '/a?b', '/a#b', '/a b', '/ä', '/a\n', '/"', `/${x(256)}`, '/{a}'.repeat(7)]],
  ['a claim value', claimValue('audience', 10), ['a', 'a b', ' ', 'a*b', 'ä', x(10)], ['', '*', '*a', 'a*', '**', 'a\nb', '\x7f', 'a\x00', x(11)]],
  ['a scope', scope, ['a', 'a:b', 'a*b', '!', '#', '[]', 'https://example.com/a', x(256)], ['', '*', '*a', 'a*', 'a b', ' a', 'a"b', 'a\\b', 'ä', '\t', x(257)]],
  ['a claim name', claimName('-'), ['a', 'a b', 'https://example.com/a', 'a.b', '*', x(256)], ['', 'a[b', 'a]', '\n', x(257)]],
  ['an https URL', httpsUrl, ['https://a', 'https://a.b:8443', 'https://a/b?c=d@e', 'https://a?b', 'https://[2001:db8::1]:443/x', 'https://A.b/', `https://a/${x(2038)}`],
    ['', 'a', 'https://', 'http://a', 'HTTPS://a', 'https://a b', 'https://a@b', 'https://a:b@c/', 'https://a#b', 'https://a:', 'https://a:123456', 'https://a/ä', 'https://a/\n', 'https://-a', 'https://a/"', `https://a/${x(2039)}`]],
  ['a header that a token is read from', tokenHeader, ['Authorization', 'x-token', 'X_1', 'hosts', 'tex', x(128)],
    ['', ':path', 'a b', 'a:b', 'ä', 'Host', 'TE', 'Connection', 'content-length', 'Transfer-Encoding', 'upgrade', 'x-envoy-a', 'X-Forwarded-For', 'x-fairlead-rule', 'X_Forwarded_For', x(129)]],
  ['a header that a claim is written to', claimHeader, ['x-user', 'authorizations', 'a-b_c-d_e'], ['a-b_c-d_e-f', 'content_length', 'authorization', 'Authorization', 'HOST', 'x-fairlead-', 'x-envoy-', 'x-forwarded-']],
  ['a key set', jwks, ['{"keys": [{"kty": "RSA", "n": "x", "e": "AQAB"}, {"kty": "OKP", "x": "y"}]}'],
    ['', ' ', '{', '{}', '[]', '1', 'null', '{"keys": []}', '{"keys": [1]}', '{"keys": [{}]}', '{"keys": [{"kty": 1}]}', '{"keys": [[]]}', '{"keys": [{"kty": "oct"}]}',
      ...['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'].map((member) => `{"keys": [{"kty": "RSA", "${member}": ""}]}`), `{"keys": [{"kty": "RSA", "n": "${x(65536)}"}]}`]],
])('%s', (_name, schema, right, wrong) => {
  test.each(right.map((value) => [value]))('may be %j', (value) => expect(takes(schema, value)).toBe(true));
  test.each(wrong.map((value) => [value]))('may not be %j', (value) => expect(takes(schema, value)).toBe(false));
});

test('a whole number has bounds that are both included', () => {
  const schema = integer('ttl', 2, 4);
  expect([1, 2, 3, 4, 5, 2.5, NaN, Infinity].filter((value) => takes(schema, value))).toEqual([2, 3, 4]);
});

/** The paths of the grammar, as they are written down in words. */
const segment = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9._~!$&'()+,=:@-]{1,6}$/).filter((text) => text !== '.' && text !== '..'),
  fc.stringMatching(/^\{[A-Za-z0-9_-]{1,4}\}$/),
);
const anyPath = fc.tuple(fc.array(segment, { maxLength: 6 }), fc.boolean()).map(([segments, tree]) => {
  const exact = segments.map((text) => `/${text}`).join('');
  return tree ? `${exact}/**` : exact || '/';
});

test('every path of the grammar is taken, and none that has one more character out of it', () => {
  fc.assert(fc.property(anyPath, (value) => takes(path, value)));
  const outside = fc.constantFrom(...';%\\?# "<>^`|*\n\u0000é{}');
  fc.assert(fc.property(anyPath, fc.nat(), outside, (value, at, character) => {
    const position = at % (value.length + 1);
    const next = value.slice(0, position) + character + value.slice(position);
    // a brace may make a parameter of a segment, and a star of `/a*` is no tree
    return '{}'.includes(character) || !takes(path, next);
  }));
});

test('the patterns of all texts are read by RE2: no look-around and no reference back', () => {
  for (const schema of [host, domainName, duration, path, scope, httpsUrl, labelKey, labelValue, claimName('-'), claimValue('x')]) {
    const { pattern } = fields.get(schema)!;
    expect(pattern).toMatch(/^\^/);
    expect(pattern).not.toMatch(/\(\?[^:]|\\[1-9k]|\\\//);
  }
});
