import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { guardDocuments, type GuardInput } from '../../lib/guard/guard-documents';
import type { Resource } from '../../lib/kube/resource';
import { documentsOf, synthesizeCase } from '../synth/case';

const documents = documentsOf(readFileSync(join(__dirname, 'input.yaml'), 'utf8')) as Resource[];

interface ClusterRole extends Resource {
  readonly rules: readonly { readonly apiGroups: readonly string[]; readonly resources: readonly string[] }[];
}

test('developers may write the kinds that their specs become, and no kind that only operators get', () => {
  const allowed = allowedTo({ documents });

  const cases = join(__dirname, '../synth/cases');
  const made = readdirSync(cases, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('input.yaml'))
    .flatMap((file) => synthesizeCase(join(cases, dirname(file))).resources);
  const madeOf = (kind: string) => made.filter(({ from }) => from.every(({ spec }) => spec.kind === kind));
  const kindsOf = (kind: string) => [...new Set(madeOf(kind).map(({ resource }) => pluralOf(resource)))];
  const developers = kindsOf('SecureApplication');
  expect(developers.length).toBeGreaterThan(3);
  // a waypoint alone, where the mesh is ambient; where admission only warns, nothing but the role keeps other Gateways from developers
  const gateways = 'gateway.networking.k8s.io/gateways';
  expect(developers.filter((plural) => !allowed.includes(plural))).toEqual([gateways]);
  const ambient = documents.map((document) => (document.kind === 'MeshSettings' ? { ...document, spec: { mode: 'ambient', outboundTrafficPolicy: { mode: 'ALLOW_ANY' } } } : document));
  expect(allowedTo({ documents: ambient })).toEqual([...allowed, gateways]);
  expect(allowedTo({ documents: ambient, warns: true })).toEqual(allowed);
  expect(kindsOf('MeshIngress').filter((plural) => !developers.includes(plural) && allowed.includes(plural))).toEqual([]);
});

function allowedTo(input: GuardInput): string[] {
  const { rules } = guardDocuments(input).resources.find(({ metadata: { name } }) => name === 'fairlead-developer') as ClusterRole;
  return rules.flatMap(({ apiGroups, resources: plurals }) => plurals.map((plural) => `${apiGroups.join()}/${plural}`));
}

function pluralOf({ apiVersion, kind }: Resource): string {
  return `${apiVersion.split('/')[0]}/${kind.toLowerCase().replace(/(?<![aeiou])y$/, 'ie')}s`;
}

test('many grants are read in parts, each within what CEL reads', () => {
  const [first, ...rest] = documents as [Resource & { spec: object }, ...Resource[]];
  const hosts = Array.from({ length: 50 }, (_, index) => `h${index}`);
  const grants = Array.from({ length: 60 }, (_, index) => ({ namespaces: [`shop-${index}`], hosts }));
  const { resources, problems } = guardDocuments({ documents: [{ ...first, spec: { ...first.spec, grants } }, ...rest] });
  expect(problems).toEqual([]);
  const policy = resources.find(({ kind, metadata: { name } }) => kind === 'ValidatingAdmissionPolicy' && name === 'fairlead-virtual-services')!;
  const { variables } = policy.spec as { readonly variables: readonly { readonly name: string; readonly expression: string }[] };
  const parts = variables.filter(({ name }) => /^grants\d+$/.test(name));
  expect(parts.flatMap(({ expression }) => expression.match(/'[^' ]+\/[^' ]+ [^' ]+'/g) ?? [])).toHaveLength(3001);
  expect(Math.max(...parts.map(({ expression }) => expression.length))).toBeLessThan(100_000);
  expect(variables.find(({ name }) => name === 'granted')!.expression.match(/grants\d+/g)).toEqual(parts.map(({ name }) => name));
});

test('an ingress that grants nothing leaves nothing granted', () => {
  const [first] = documents as [Resource & { spec: object }];
  const { resources } = guardDocuments({ documents: [{ ...first, spec: { ...first.spec, grants: undefined } }] });
  const { variables } = resources.find(({ kind, metadata: { name } }) => kind === 'ValidatingAdmissionPolicy' && name === 'fairlead-pods')!.spec as { variables: object[] };
  expect(variables[0]).toEqual({ name: 'granted', expression: '[]' });
});

test.each([
  ['no ingress', { documents: [] }, 'guard-without-ingress', []],
  ['settings alone', { documents: [{ apiVersion: 'fairlead.dev/v1alpha1', kind: 'MeshSettings', metadata: { name: 'mesh' }, spec: {} }] }, 'guard-without-ingress', []],
  ['everybody as operators', { documents, operators: ['platform', 'system:authenticated'] }, 'operators-everybody', ['operators', 1]],
  ['a group without a name', { documents, operators: [''] }, 'operators-everybody', ['operators', 0]],
  ['an ingress with a mistake', { documents: [{ ...documents[0], spec: { ...(documents[0]!.spec as object), grnts: [] } }] }, 'unknown-field', ['spec', 'grnts']],
])('%s is a mistake, and nothing is made', (_name, input, code, path) => {
  const { resources, problems } = guardDocuments(input as never);
  expect(resources).toEqual([]);
  expect(problems.map((problem) => [problem.code, problem.path])).toEqual([[code, path]]);
});

test('applications beside the ingresses change nothing, right or wrong', () => {
  const wrong = { apiVersion: 'fairlead.dev/v1alpha1', kind: 'SecureApplication', metadata: { name: 'orders', namespace: 'shop' }, spec: {} };
  expect(guardDocuments({ documents: [...documents, wrong] })).toEqual(guardDocuments({ documents }));
});
