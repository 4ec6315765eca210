import { parseSpec } from '../../lib/specs/parse';
import { documentsOf, textOf } from './cases';

type Json = Record<string, never>;

const application = () => documentsOf(textOf('secure-application/everything', 'good.yaml')!)[0] as { spec: Json };
const ingress = () => documentsOf(textOf('mesh-ingress/everything', 'good.yaml')!)[0] as { spec: Json };

/** What is said of a document whose list or map at a place is filled up to a size with entries. */
function said(document: { spec: Json }, place: string, size: number, entry: (i: number) => unknown): readonly string[] {
  const steps = place.split('.');
  const owner = steps.slice(0, -1).reduce<Json>((value, step) => value[step]!, document.spec);
  owner[steps.at(-1)!] = Array.from({ length: size }, (_, i) => entry(i)) as never;
  return parseSpec(document).problems.map(({ code, path, message, help }) => `${code} ${path.join('.')}: ${message}; ${help}`);
}

test.each<[string, () => { spec: Json }, number, (i: number) => unknown]>([
  ['ports', application, 32, (i) => i === 0 ? { name: 'http', port: 1, protocol: 'HTTP' } : { name: i === 1 ? 'grpc' : `p${i}`, port: i + 1, protocol: 'GRPC' }],
  ['expose', application, 16, () => ({})],
  ['expose.0.hosts', application, 32, (i) => `h${i}`],
  ['expose.0.paths', application, 256, (i) => ({ path: `/${i}` })],
  ['expose.0.paths.0.auth.jwt.audiences', application, 32, (i) => `a${i}`],
  ['expose.0.paths.0.auth.jwt.scopes.allOf', application, 32, (i) => `s${i}`],
  ['expose.0.paths.0.auth.jwt.claims', application, 16, (i) => ({ name: `c${i}`, anyOf: ['x'] })],
  ['expose.0.paths.0.auth.jwt.claims.0.anyOf', application, 32, (i) => `v${i}`],
  ['expose.0.paths.0.auth.jwt.claims.1.path', application, 8, (i) => `s${i}`],
  ['expose.0.paths.1.cors.allowOrigins', application, 32, (i) => `https://h${i}`],
  ['expose.0.paths.1.cors.allowHeaders', application, 64, (i) => `x-${i}`],
  ['expose.0.paths.1.cors.exposeHeaders', application, 64, (i) => `x-${i}`],
  ['expose.0.paths.1.headers.request.remove', application, 32, (i) => `x-${i}`],
  ['expose.0.paths.8.auth.clientCertificate.subjectAltNames', application, 16, (i) => `c${i}`],
  ['callers', application, 128, (i) => ({ serviceAccount: `s${i}` })],
  ['callers.0.ports', application, 32, () => 'http'],
  ['callers.0.paths', application, 64, (i) => `/${i}`],
  ['domains', ingress, 32, (i) => ({ name: `d${i}.example.com`, dns: { none: {} } })],
  ['grants', ingress, 256, () => ({ namespaces: ['shop'], hosts: ['orders'] })],
  ['grants.0.namespaces', ingress, 64, (i) => `n${i}`],
  ['grants.0.hosts', ingress, 64, (i) => `h${i}`],
  ['jwt.providers', ingress, 16, (i) => ({ name: `p${i}`, issuer: `i${i}`, jwksUri: 'https://id.example.com' })],
  ['jwt.providers.0.audiences', ingress, 32, (i) => `a${i}`],
  ['jwt.providers.0.claimsToHeaders', ingress, 32, (i) => ({ claim: 'sub', header: `x-${i}` })],
  ['jwt.providers.0.tokenFrom.headers', ingress, 16, (i) => ({ name: `x-${i}` })],
  ['jwt.providers.0.tokenFrom.cookies', ingress, 16, (i) => `c${i}`],
  ['jwt.providers.0.tokenFrom.params', ingress, 16, (i) => `p${i}`],
  ['authorizers', ingress, 16, (i) => ({ name: `a${i}`, service: { name: 'a', namespace: 'a' }, port: 1, protocol: 'HTTP' })],
  ['authorizers.1.includeRequestHeadersInCheck', ingress, 32, (i) => `x-${i}`],
  ['login.identityHeaders', ingress, 32, (i) => ({ claim: 'sub', header: `x-${i}` })],
  ['tls.clientCertificates.subjectAltNames', ingress, 64, (i) => `c${i}`],
  ['remoteIpBlocks.allow', ingress, 256, (i) => `10.0.0.${i % 256}${i < 256 ? '' : '/32'}`],
  ['remoteIpBlocks.deny', ingress, 256, (i) => `2001:db8::${i.toString(16)}`],
  ['deniedPaths', ingress, 64, (i) => `/${i}`],
])('%s has a limit', (place, document, most, entry) => {
  expect(said(document(), place, most, entry)).toEqual([]);
  expect(said(document(), place, most + 1, entry)).toEqual([`too-many spec.${place}: the list has ${most + 1} entries; use at most ${most}`]);
});

test('names of client certificates have a limit together', () => {
  const problems = (length: number) => said(application(), 'expose.0.paths.8.auth.clientCertificate.subjectAltNames', 2, (i) => String(i).repeat(i === 0 ? 200 : length - 200).replace(/^./, 'a'));
  expect(problems(448)).toEqual([]);
  expect(problems(449)).toEqual(['too-long spec.expose.0.paths.8.auth.clientCertificate.subjectAltNames: the names have 449 characters together; use at most 448']);
});

test('a selector has a limit', () => {
  const problems = (size: number) => {
    const document = application();
    document.spec.workload = { selector: Object.fromEntries(Array.from({ length: size }, (_, i) => [`k${i}`, 'v'])) } as never;
    return parseSpec(document).problems.map(({ code, path, message, help }) => `${code} ${path.join('.')}: ${message}; ${help}`);
  };
  expect(problems(64)).toEqual([]);
  expect(problems(65)).toEqual(['too-many spec.workload.selector: the map has 65 entries; use at most 64']);
});

test('changed headers have a limit', () => {
  const problems = (size: number) => {
    const document = application();
    const paths = (document.spec as never as { expose: [{ paths: object[] }] }).expose[0].paths;
    paths[1] = { path: '/a', headers: { response: { set: Object.fromEntries(Array.from({ length: size }, (_, i) => [`x-${i}`, 'v'])) } } };
    return parseSpec(document).problems.map(({ code, message }) => `${code}: ${message}`);
  };
  expect(problems(32)).toEqual([]);
  expect(problems(33)).toEqual(['too-many: the map has 33 entries']);
});

test('a text has a limit, and is not repeated', () => {
  const document = application();
  document.spec.service = 'x'.repeat(64) as never;
  expect(parseSpec(document).problems.map(({ code, message, help }) => [code, message, help])).toEqual([
    ['too-long', 'the service has 64 characters', 'use at most 63'],
  ]);
});

test('a key set has a limit, up to which it is read', () => {
  const problems = (size: number) => {
    const document = ingress();
    document.spec.jwt = { providers: [{ name: 'a', issuer: 'a', audiences: ['a'], jwks: 'x'.repeat(size) }] } as never;
    return parseSpec(document).problems.map(({ message }) => message);
  };
  expect(problems(65536)).toEqual(['the key set is not JSON']);
  expect(problems(65537)).toEqual(['the key set has 65537 characters']);
});

test('an annotation has a limit', () => {
  const document = { ...application(), metadata: { name: 'orders', namespace: 'shop', annotations: { a: 'x'.repeat(262145) } } };
  expect(parseSpec(document).problems.map(({ code, message }) => `${code}: ${message}`)).toEqual(['too-long: the annotation has 262145 characters']);
});
