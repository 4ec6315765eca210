import * as fc from 'fast-check';
import type { Token } from './envoy/workload';

const segment = fc.constantFrom('a', 'b', 'api', 'admin', 'v1.0', 'x+y', 'other', '7');

/** A request path that a path of a spec stands for, spelled as the spec spells it. */
export function spelled(pattern: string): fc.Arbitrary<string> {
  const tree = pattern.endsWith('/**');
  const parts = pattern.split('/').filter((part) => part !== '' && part !== '**');
  return fc.tuple(fc.tuple(...parts.map((part) => (part.startsWith('{') ? segment : fc.constant(part)))), tree ? fc.array(segment, { maxLength: 2 }) : fc.constant([]))
    .map(([own, below]) => `/${[...own, ...below].join('/')}`);
}

type Twist = (path: string, at: number) => string;

const insertions = ['/', '/.', '/..', '/x/..', ';', ';x=1', '/;', '%2f', '%2F', '%5c', '\\', '%00', '%3b', '%252f', '%2e%2e/', '..%2f', '%', '?', '#', '.', '%20', '*', '/%2e%2e', '%c0%af'];

/** What a client may do to a path so that a proxy and an application read it as two. */
const twists: readonly Twist[] = [
  (path, at) => path.slice(0, at) + path.slice(at, at + 1).toUpperCase() + path.slice(at + 1),
  (path) => path.toUpperCase(),
  (path) => `${path}/`,
  (path, at) => path.slice(0, at) + escaped(path.slice(at, at + 1), false) + path.slice(at + 1),
  (path, at) => path.slice(0, at) + escaped(path.slice(at, at + 1), true) + path.slice(at + 1),
  (path, at) => path.slice(0, at) + escaped(path.slice(at, at + 1), false).replace('%', '%25') + path.slice(at + 1),
  (path, at) => path.slice(0, at) + escaped(path.slice(at, at + 1), false).replace('%', '%2525') + path.slice(at + 1),
  ...insertions.map((text): Twist => (path, at) => path.slice(0, at) + text + path.slice(at)),
];

function escaped(char: string, upper: boolean): string {
  const hex = char === '' ? '' : `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
  return upper ? hex.toUpperCase() : hex;
}

/** A path with up to three things done to it. */
export function twisted(path: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const steps = fc.array(fc.tuple(fc.constantFrom(...twists), fc.nat()), { maxLength: 3 });
  return fc.tuple(path, steps).map(([text, all]) => `/${all.reduce((result, [twist, at]) => twist(result, at % (result.length + 1)), text).replace(/^\//, '')}`);
}

/** Methods, with some that no spec lists. */
export const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE');

const issuers = ['https://users.public.example.com', 'https://users.internal.example.com', 'machines'];
const whole = { scope: 'read write', groups: ['staff'], realm: { roles: ['buyer'] } };

/** Tokens of every kind that a rule may ask for, and none. */
export const tokens: readonly (Token | undefined)[] = [undefined, ...issuers.flatMap((iss) => [
  { iss, aud: ['orders'], scope: '', groups: [], realm: {} },
  { iss, aud: ['orders'], scope: 'read', groups: ['staff'], realm: {} },
  { iss, aud: ['orders'], ...whole },
  { iss, aud: ['stock'], ...whole },
  { iss, aud: ['other'], ...whole },
])];
