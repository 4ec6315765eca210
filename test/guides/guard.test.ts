import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import * as yaml from 'yaml';
import { guardDocuments } from '../../lib/guard/guard-documents';
import type { Resource } from '../../lib/kube/resource';
import { command, temporaryFolder } from '../front-ends/cli/terminal';
import { typeErrorsIn } from '../readme/type-errors';

const folder = temporaryFolder();
const root = join(__dirname, '../../docs/guides');
const text = readFileSync(join(root, 'guard.md'), 'utf8');
const textsIn = (language: string) => [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, block]) => block!);
const documents = [yaml.parse(readFileSync(join(root, 'guard/ingress.yaml'), 'utf8')) as object];

test('the commands write what they say', async () => {
  const lines = textsIn('sh').flatMap((block) => block.trim().split('\n')).filter((line) => line.startsWith('fairlead '));
  expect(lines).toHaveLength(2);
  for (const [index, line] of lines.entries()) {
    cpSync(join(root, 'guard'), folder.path, { recursive: true });
    const { code, err } = await command(line.split(' ').slice(1), { cwd: folder.path });
    expect([code, err]).toEqual([0, expect.stringMatching(/^cluster\/: \d+ written/)]);
    const binding = yaml.parse(readFileSync(join(folder.path, 'cluster/guard/_cluster/validatingadmissionpolicybinding-fairlead-pods.yaml'), 'utf8')) as Resource;
    expect(binding.spec).toMatchObject({ validationActions: index === 0 ? ['Deny'] : ['Warn', 'Audit'] });
  }
});

test('the program compiles, and makes what the command makes of the same ingress', () => {
  const [source = ''] = textsIn('ts');
  expect(typeErrorsIn([source])).toEqual([]);
  const { outputText } = ts.transpileModule(source.replace('app.synth();', 'console.log(app.synthYaml());'), { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  let out = '';
  const required = (name: string) => jest.requireActual<object>(name);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  (new Function('require', 'exports', 'console', outputText) as (...values: unknown[]) => void)(required, {}, { log: (line: string) => { out = line; } });
  const made = yaml.parseAllDocuments(out).map((document) => document.toJS() as Resource);
  const { resources } = guardDocuments({ documents, operators: ['platform-team'] });
  expect(made.filter(({ metadata: { name } }) => name.startsWith('fairlead-'))).toEqual(resources);
});

test('all kinds that are judged are in the table, and the refusal is that of the policy', () => {
  const { resources } = guardDocuments({ documents });
  const policies = resources.filter(({ kind }) => kind === 'ValidatingAdmissionPolicy');
  const plurals = policies.filter(({ metadata: { name } }) => name !== 'fairlead-operators-namespaces').flatMap(({ spec }) =>
    (spec as { matchConstraints: { resourceRules: { resources: string[] }[] } }).matchConstraints.resourceRules.flatMap((rule) => rule.resources));
  const words = text.toLowerCase();
  const told = (plural: string) => ['*', 'xlistenersets'].includes(plural) || words.includes(plural.replace(/ies$/, 'y').replace(/s$/, ''));
  const withTemplates = ['daemonsets', 'deployments', 'replicasets', 'statefulsets', 'cronjobs', 'jobs', 'podtemplates', 'replicationcontrollers', 'pods/ephemeralcontainers'];
  expect(plurals.filter((plural) => !told(plural) && !withTemplates.includes(plural))).toEqual([]);
  const { validations: [first] } = policies.find(({ metadata: { name } }) => name === 'fairlead-virtual-services')!.spec as { validations: { messageExpression: string }[] };
  const literals = first!.messageExpression.split('\'').filter((part, index) => index % 2 === 1 && part.length > 12);
  expect(literals.length).toBeGreaterThan(1);
  for (const literal of literals) expect(textsIn('text')[0]).toContain(literal);
});
