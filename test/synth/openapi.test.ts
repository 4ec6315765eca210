import * as fc from 'fast-check';
import { compile } from '../../lib/synth/compile';
import { documentsOf } from './case';

const [ingress] = documentsOf(`
apiVersion: fairlead.dev/v1alpha1
kind: MeshIngress
metadata: {name: public, namespace: istio-ingress}
spec:
  gateway: {selector: {istio: ingress}, serviceAccount: istio-ingress, address: {ip: 192.0.2.1}}
  domains: [{name: example.com, certificate: {secret: {name: tls}}, dns: {none: {}}}]
  grants: [{namespaces: [shop], hosts: [orders]}]
  jwt: {providers: [{name: users, default: true, issuer: "https://id.example.com/", jwksUri: "https://id.example.com/jwks", audiences: [orders]}]}
`);

const application = (entry: string) => documentsOf(`
apiVersion: fairlead.dev/v1alpha1
kind: SecureApplication
metadata: {name: orders, namespace: shop}
spec:
  ports: [{name: http, port: 80, protocol: HTTP}]
  expose: [${entry}]
`)[0]!;

function made(entry: string, document?: object) {
  return compile({ documents: [application(entry)], reference: [ingress!], ...(document && { apiDocuments: () => document }) });
}

test('what a document says is what the same paths in the spec say, to the letter', () => {
  const [document] = documentsOf(`
openapi: 3.1.0
servers: [{url: /v1}]
paths:
  /orders: {get: {security: [{users: [orders.read]}]}, post: {}, put: {}}
  /orders/{id}: {delete: {security: [{users: [a, b]}]}}
components: {securitySchemes: {users: {type: oauth2}}}
`);
  const written = `{paths: [
    {path: /v1/orders, methods: [GET], auth: {jwt: {provider: users, scopes: {allOf: [orders.read]}}}},
    {path: /v1/orders, methods: [PUT, POST]},
    {path: "/v1/orders/{id}", methods: [DELETE], auth: {jwt: {scopes: {allOf: [a, b]}}}},
    {path: /health, auth: {public: {reason: probed}}}]}`;
  const described = '{openapi: openapi.yaml, paths: [{path: /health, auth: {public: {reason: probed}}}]}';
  const { resources, problems } = made(described, document);
  expect(problems).toEqual([]);
  expect(resources.map(({ resource }) => resource)).toEqual(made(written).resources.map(({ resource }) => resource));
});

const key = fc.constantFrom('paths', '/a', '/{x}/b', '/a/', 'get', 'post', 'trace', 'security', 'servers', 'url', 'components', 'securitySchemes', 's', 'type', '$ref', '__proto__', 'constructor');
const leaf = fc.constantFrom<unknown>('oauth2', 'http', '/v1', '#/paths/~1a', '#/components/securitySchemes/s', '', null, 5, true);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof({ maxDepth: 6 }, leaf, fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true })),
}));

test('any JSON is taken or refused at a place in it, and nothing of it is open without an entry of the spec', () => {
  const documents = fc.dictionary(key, tree, { maxKeys: 5, noNullPrototype: true }).map((rest) => ({ openapi: '3.1.0', ...rest }));
  fc.assert(fc.property(documents, (document) => {
    const { resources, problems } = made('{openapi: openapi.yaml}', document);
    expect(resources.length > 0).toBe(problems.length === 0);
    for (const { on, path } of problems) expect(on === document || path.includes('openapi') || path.length === 3).toBe(true);
    const policy = resources.find(({ resource }) => resource.kind === 'AuthorizationPolicy');
    for (const { when } of (policy?.resource.spec as { rules: { when: { key: string }[] }[] } | undefined)?.rules ?? []) {
      expect(when.map((one) => one.key)).toContain('request.auth.claims[iss]');
    }
  }), { numRuns: 500 });
});
