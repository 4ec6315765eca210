import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { madeBy } from './cdk8s/made-by';
import { publicIngress } from './cdk8s/public-ingress';
import { mocked } from './pulumi/mocked';
import * as cdk8s from 'fairlead/cdk8s';
import * as pulumi from 'fairlead/pulumi';

const ports = [{ name: 'http', port: 80, protocol: 'HTTP' }] as const;
const components = { securitySchemes: { users: { type: 'oauth2' } } };
const api = (security: object) => JSON.stringify({ openapi: '3.1.0', paths: { '/orders/{id}': { get: { security } } }, components });

let folder: string;
beforeAll(() => {
  // documents of a program are below its working directory
  mkdirSync('coverage', { recursive: true });
  folder = mkdtempSync(join('coverage', 'openapi-'));
  writeFileSync(join(folder, 'good.json'), api([{ users: ['orders.read'] }]));
  writeFileSync(join(folder, 'bad.json'), api([]));
  writeFileSync(join(folder, 'broken.json'), '{"openapi": ');
});
afterAll(() => rmSync(folder, { recursive: true }));

function withCdk8s(file: string): App {
  const app = new App();
  const ingress = new cdk8s.MeshIngress(new Chart(app, 'platform'), 'public', publicIngress);
  new cdk8s.SecureApplication(new Chart(app, 'shop', { namespace: 'shop' }), 'orders', { ingress, ports, expose: [{ openapi: join(folder, file) }] });
  return app;
}

function withPulumi(file: string): void {
  const { gateway, grants, jwt } = publicIngress;
  const domains = [{ name: 'example.com', certificate: { secret: { name: 'tls' } }, dns: { none: {} } }];
  const ingress = new pulumi.MeshIngress('public', { namespace: 'istio-ingress', gateway, grants, jwt, domains });
  new pulumi.SecureApplication('orders', { namespace: 'shop', ingress, ports, expose: [{ openapi: join(folder, file) }] });
}

const route = 'GET+HEAD /orders/{id}';

test('constructs of cdk8s and components of Pulumi read the document below the working directory', async () => {
  expect(JSON.stringify(madeBy(withCdk8s('good.json')))).toContain(route);
  const { resources, error } = await mocked(() => withPulumi('good.json'));
  expect(error).toBeUndefined();
  expect(JSON.stringify(resources)).toContain(route);
});

test('what no spec can say is told with the file and its place', async () => {
  const message = '`GET /orders/{id}` needs no token, which a spec lets pass for a reason alone';
  expect(() => withCdk8s('bad.json').synthYaml()).toThrow(message);
  expect(() => withCdk8s('bad.json').synthYaml()).toThrow('bad.json');
  const { error } = await mocked(() => withPulumi('bad.json'));
  expect(error?.message).toContain(message);
  expect(error?.message).toContain('bad.json');
});

test.each(['broken.json', 'absent.json'])('a document that cannot be read ends the program: %s', async (file) => {
  expect(() => withCdk8s(file).synthYaml()).toThrow(file);
  const { error } = await mocked(() => withPulumi(file));
  expect(error?.message).toContain(file);
});
