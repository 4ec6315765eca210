import * as fc from 'fast-check';
import type { Resource } from '../../lib/kube/resource';
import { compile } from '../../lib/synth/compile';
import { validate } from '../crds/validate';
import { method, spelled, twisted } from './arbitrary-requests';
import { path, paths, type Document } from './arbitrary-specs';
import { route } from './envoy/gateway';
import { virtualServicesOf } from './envoy/http-routes';

const apiVersion = 'fairlead.dev/v1alpha1';
const unsaid = ['retries', 'rewrite'];
const elsewhere = ['authorizer', 'clientCertificate', 'login'];

interface Rule extends Readonly<Record<string, unknown>> {
  readonly path: string;
  readonly auth?: object;
  readonly cors?: { readonly allowOrigins: readonly string[] };
}

/** A drawn rule, without what the Gateway API has no words for and what another spec would have to name. */
function sayable({ auth, cors, ...rule }: Rule): Rule {
  const origins = cors && { cors: { ...cors, allowOrigins: cors.allowOrigins.filter((origin) => !origin.includes('*.')) } };
  const said = { ...Object.fromEntries(Object.entries(rule).filter(([field]) => !unsaid.includes(field))), ...origins } as unknown as Rule;
  return auth && !elsewhere.some((kind) => kind in auth) ? { ...said, auth } : said;
}

function documentsOf(rules: readonly Rule[], deniedPaths: readonly string[]): Document[] {
  const provider = (name: string) => ({ name, default: name === 'users', issuer: `https://${name}.example.com`, jwksUri: 'https://id.example.com/jwks', audiences: ['orders', 'stock'] });
  return [{
    apiVersion,
    kind: 'MeshIngress',
    metadata: { name: 'public', namespace: 'istio-public' },
    spec: {
      gateway: { selector: { istio: 'public' }, serviceAccount: 'istio-public', address: { service: 'istio-public' } },
      domains: [{ name: 'example.com', certificate: { secret: { name: 'tls' } }, dns: { none: {} } }],
      grants: [{ namespaces: ['shop'], hosts: ['one', '*.pages'] }],
      jwt: { providers: [provider('users'), provider('machines')] },
      deniedPaths,
    },
  }, {
    apiVersion,
    kind: 'SecureApplication',
    metadata: { name: 'orders', namespace: 'shop' },
    spec: { ports: [{ name: 'http', port: 80, protocol: 'HTTP' }, { name: 'admin', port: 8081, protocol: 'HTTP' }], expose: [{ hosts: ['one', '*.pages'], paths: rules }] },
  }];
}

function made(documents: readonly Document[], routing: string): readonly Resource[] | undefined {
  const { resources, problems } = compile({ documents: [...documents, { apiVersion, kind: 'MeshSettings', metadata: { name: 'mesh' }, spec: { routing } }] });
  return problems.length > 0 ? undefined : resources.map(({ resource }) => resource);
}

test('a request gets the same answer by the Gateway API as by Istio\'s own', () => {
  const rules = paths.map((all) => (all as readonly Rule[]).map(sayable));
  let [compared, refused] = [0, 0];
  fc.assert(fc.property(rules, fc.uniqueArray(path.filter((text) => text !== '/**'), { maxLength: 2 }), fc.infiniteStream(fc.nat()), (all, denied, picks) => {
    const documents = documentsOf(all, denied);
    const [own, other] = [made(documents, 'istio'), made(documents, 'gatewayApi')];
    expect(own === undefined).toBe(other === undefined);
    if (!own || !other) return;
    for (const one of other.filter(({ kind }) => kind !== 'ConfigMap')) expect([one.metadata.name, validate(one)]).toEqual([one.metadata.name, []]);
    const api = virtualServicesOf(other);
    const pick = <Value>(values: readonly Value[]): Value => values[picks.next().value as number % values.length]!;
    const targets = fc.sample(fc.constantFrom(...all.map((rule) => rule.path), ...denied, '/**').chain((text) => fc.oneof(spelled(text), twisted(spelled(text)))), { numRuns: 20, seed: picks.next().value as number });
    const methods = fc.sample(method, { numRuns: 20, seed: picks.next().value as number });
    for (const [index, target] of targets.entries()) {
      const request = { host: pick(['one.example.com', 'a.pages.example.com', 'a.b.pages.example.com']), method: methods[index]!, path: target };
      const [answer, said] = [route(own, 'istio-public/public', request), route(api, 'istio-public/public', request)];
      const isRefused = 'status' in answer && answer.status >= 400;
      compared += 1;
      refused += isRefused ? 1 : 0;
      // what a route of Istio refuses goes on with the name of no rule
      expect({ request, said: 'rule' in said && said.rule === 'refuse' ? 'refused' : 'status' in said && said.status === 404 ? 'refused' : said }).toEqual({ request, said: isRefused ? 'refused' : answer });
    }
  }), { numRuns: 150 });
  expect(compared).toBeGreaterThan(500);
  expect(refused).toBeLessThan(compared * 0.9);
});
