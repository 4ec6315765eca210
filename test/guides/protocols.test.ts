import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../lib/synth/compile';
import { documentsOf } from '../synth/case';

const text = readFileSync(join(__dirname, '../../docs/guides/protocols.md'), 'utf8');
const [passed, grpc] = [...text.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, block]) => documentsOf(block!));
const reference = documentsOf(readFileSync(join(__dirname, '../synth/cases/reference.yaml'), 'utf8'));

const made = (documents: readonly object[], others: readonly object[] = []) => {
  const { resources, problems } = compile({ documents, reference: others });
  expect(problems).toEqual([]);
  return resources.map(({ resource: { kind, metadata: { name } } }) => `${kind} ${name}`);
};

test('what is passed on has routes and policies, and a record where it has a host', () => {
  expect(made(passed!).sort()).toEqual([
    'AuthorizationPolicy db', 'AuthorizationPolicy vault', 'DNSEndpoint public.istio-ingress.vault.example.com', 'Gateway public', 'Gateway public-address',
    'VirtualService public.istio-ingress.postgres', 'VirtualService public.istio-ingress.vault.example.com',
  ]);
});

test('methods of gRPC are paths', () => {
  expect(made(grpc!, reference)).toContain('VirtualService public.istio-ingress.orders.example.com');
});

test.each([
  ['HTTPS', '{}', 'protocol-unfit'], ['HTTPS', '{tls: passthrough, hosts: [vault]}', undefined],
  ['TLS', '{}', 'protocol-unfit'], ['TLS', '{tls: passthrough, hosts: [vault]}', undefined], ['TLS', '{gatewayPort: postgres}', undefined],
  ['TCP', '{}', 'protocol-unfit'], ['TCP', '{tls: passthrough, hosts: [vault]}', 'protocol-unfit'], ['TCP', '{gatewayPort: postgres}', undefined],
  ['HTTP', '{gatewayPort: postgres}', 'protocol-unfit'], ['HTTP2', '{tls: passthrough, hosts: [vault]}', 'protocol-unfit'],
])('the table: %s with %s', (protocol, entry, code) => {
  const application = `{apiVersion: fairlead.dev/v1alpha1, kind: SecureApplication, metadata: {name: other, namespace: shop}, spec: {ports: [{name: a, port: 1, protocol: ${protocol}}], expose: [${entry}]}}`;
  const { problems } = compile({ documents: documentsOf(application), reference: passed!.slice(0, 1) });
  expect(problems.some((problem) => problem.code === 'protocol-unfit')).toBe(code !== undefined);
  if (code === undefined) expect(problems).toEqual([]);
});
