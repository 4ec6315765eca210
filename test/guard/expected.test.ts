import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { guardDocuments } from '../../lib/guard/guard-documents';
import { documentsOf } from '../synth/case';
import { compactYaml } from '../synth/compact-yaml';

const folder = join(__dirname, 'expected');
const documents = documentsOf(readFileSync(join(__dirname, 'input.yaml'), 'utf8'));
const { resources } = guardDocuments({ documents, operators: ['platform', 'system:serviceaccounts:flux-system'] });
const texts = new Map(resources.map((resource) => [`${resource.kind}-${resource.metadata.name}.yaml`, compactYaml(resource)]));

beforeAll(() => {
  if (process.env.UPDATE_CASES !== '1') return;
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of texts) writeFileSync(join(folder, file), text);
});

test.each([...texts])('%s is what a reviewer approved', (file, text) => {
  expect(text).toBe(readFileSync(join(folder, file), 'utf8'));
  expect(text.split('\n').length).toBeLessThanOrEqual(101);
});

test('and there are no others', () => {
  expect([...texts.keys()].sort()).toEqual(readdirSync(folder).sort());
});

test('the order of documents and groups says nothing', () => {
  const again = guardDocuments({ documents: [...documents].reverse(), operators: ['system:serviceaccounts:flux-system', 'platform'] });
  expect(again.resources).toEqual(resources);
});

test('for the time of moving in, bindings warn and write into the audit log', () => {
  const { resources: warning } = guardDocuments({ documents, warns: true });
  const actions = warning.filter(({ kind }) => kind.endsWith('PolicyBinding')).map(({ spec }) => (spec as { validationActions: string[] }).validationActions);
  expect(actions.length).toBeGreaterThan(5);
  expect([...new Set(actions.map((some) => some.join()))]).toEqual(['Warn,Audit']);
  expect(warning.filter(({ kind }) => kind === 'ClusterRoleBinding')).toEqual([]);
});
