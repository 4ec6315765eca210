import { nearest } from '../../lib/specs/did-you-mean';
import { peersMeaning } from '../../lib/specs/peers-words';
import { quote, quoteAll, show } from '../../lib/specs/show';

describe('the nearest name', () => {
  test.each<[string, readonly string[], string | undefined]>([
    ['prot', ['port', 'path'], 'port'], // two neighbours swapped
    ['por', ['port'], 'port'],
    ['portt', ['port'], 'port'],
    ['pirt', ['port'], 'port'],
    ['PORT', ['port'], 'port'],
    ['port', ['Port', 'port'], 'Port'], // the first of equals
    ['hosts', ['ports', 'host'], 'host'], // one change before two
    ['ab', ['cd'], undefined],
    ['', ['a'], 'a'],
    ['', ['ab'], undefined],
    ['', [], undefined],
    ['abcdef', ['abcdxy'], 'abcdxy'], // two of six letters
    ['abcde', ['abcxy'], undefined], // two of five
    ['abcdef', ['abcxyz'], undefined],
    ['serviceAcount', ['serviceAccount', 'anyServiceAccount'], 'serviceAccount'],
    ['ca', ['abc'], undefined],
    ['xb', ['by'], undefined], // no swap, for only one of the two letters fits
    ['bx', ['yb'], undefined],
    ['badcfe', ['abcdef'], undefined], // three swaps are three mistakes
  ])('of %s in %j is %s', (word, candidates, expected) => expect(nearest(word, candidates)).toBe(expected));

  test('may be asked to forgive less or more', () => {
    expect(nearest('abcdef', ['abcdxy'], 1)).toBeUndefined();
    expect(nearest('ab', ['cd'], 2)).toBe('cd');
  });

  test('of a huge word is found at once, or none', () => {
    const huge = 'x'.repeat(1_000_000);
    expect(nearest(huge, ['port'])).toBeUndefined();
    expect(nearest(huge, [`${huge.slice(11)}`])).toBeUndefined();
  });
});

test('a word of other tools is known in any spelling', () => {
  const words = [
    'noAuth', 'ignorePaths', 'sso', 'oidc', 'extAuth', 'gateway', 'subsets', 'requiredScopes', 'credentialName', 'inbound', 'outbound', 'origins',
    'no-auth', 'NO_AUTH', 'OIDC',
  ];
  expect(words.filter((word) => peersMeaning(word) === undefined)).toEqual([]);
  expect(['requiredClaims', 'issuerRef', 'jwksUrl', 'hostnames', 'handlers'].map(peersMeaning)).toEqual([
    'claims are `auth: {jwt: {claims: [{name: ..., anyOf: [...]}]}}`',
    'an issuer of cert-manager is `certificate: {issuer: {name: ...}}` in an entry of `domains`',
    'the address of the keys is `jwksUri`',
    'the hosts of an application are `hosts` in an entry of `expose`',
    'who may use a path is `auth`: one of `jwt`, `application`, `public`, `authorizer`, `login`, `clientCertificate` and `deny`',
  ]);
  expect(peersMeaning('no_auth')).toBe(peersMeaning('noAuth'));
  expect(['port', '', 'constructor', '__proto__'].filter((word) => peersMeaning(word) !== undefined)).toEqual([]);
});

describe('a text in a message', () => {
  test.each([
    ['a b', '`a b`'],
    ['', '``'],
    ['ü', '`ü`'],
    ['a`b', '`a\\u{60}b`'],
    ['a\nb\tc\x00\x7f', '`a\\u{a}b\\u{9}c\\u{0}\\u{7f}`'],
    ['\u202e\u200b\ufeff\u2028\u2029\u00a0\u3000', '`\\u{202e}\\u{200b}\\u{feff}\\u{2028}\\u{2029}\\u{a0}\\u{3000}`'],
    ['\ud800x', '`\\u{d800}x`'],
    ['😀', '`😀`'],
    ['x'.repeat(60), `\`${'x'.repeat(60)}\``],
    ['x'.repeat(61), `\`${'x'.repeat(60)}…\``],
    ['😀'.repeat(60), `\`${'😀'.repeat(60)}\``],
    ['😀'.repeat(61), `\`${'😀'.repeat(60)}…\``],
  ])('%j is %s', (text, expected) => expect(quote(text)).toBe(expected));

  test('several are joined', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((names) => quoteAll(names))).toEqual(['', '`a`', '`a` and `b`', '`a`, `b` and `c`']);
    expect(quoteAll(['a', 'b'], 'or')).toBe('`a` or `b`');
  });

  test('a value is named with its kind', () => {
    expect([null, [], {}, 'a', 1, NaN, true, undefined, Symbol('x')].map(show)).toEqual([
      'nothing (`null`)', 'a list', 'an object', 'the string `a`', 'the number `1`', 'the number `NaN`', 'the boolean `true`', 'a undefined', 'something that is not plain data',
    ]);
  });
});
