import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { guardDocuments } from '../../lib/guard/guard-documents';
import type { Resource } from '../../lib/kube/resource';
import { planDocuments } from '../../lib/mtls/plan/plan-documents';
import { ignoreRules } from '../../lib/vet/ignores/ignore-rules';
import { rules } from '../../lib/vet/rules';
import { inputOfCase } from '../mtls/plan/case';
import { documentsOf, synthesizeCase } from '../synth/case';

const root = join(__dirname, '../..');
const identity = parse(readFileSync(join(root, 'identity.yaml'), 'utf8')) as {
  resources: Record<string, string[]>; marks: string[]; headers: string[]; codes: string[]; pulumi: string[]; rules: Record<string, string>;
};

const cases = join(root, 'test/synth/cases');
const folders = readdirSync(cases, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('input.yaml')).map((file) => dirname(join(cases, file)));
const sources = readdirSync(join(root, 'lib'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(join(root, 'lib', file), 'utf8'));

function resourcesOf(folder: string): readonly Resource[] {
  return synthesizeCase(folder).resources.map(({ resource }) => resource);
}

const plans = join(root, 'test/mtls/plan/cases');

/** What plans create; what they change has a name already. */
function planned(): readonly Resource[] {
  const files = readdirSync(plans, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('input.yaml'));
  return files.flatMap((file) => planDocuments(inputOfCase(dirname(join(plans, file)))).plan?.changes ?? []).filter(({ action }) => action === 'create').map(({ resource }) => resource);
}

/** What guards a mesh. */
function guarded(): readonly Resource[] {
  return guardDocuments({ documents: documentsOf(readFileSync(join(root, 'test/guard/input.yaml'), 'utf8')), operators: ['platform'] }).resources;
}

/** The templates of a kind, each as an expression that takes what the words between brackets may stand for. */
function templatesOf(kind: string): RegExp[] {
  const words: Readonly<Record<string, string>> = { '<number>': '[0-9]+', '<host>': '[a-z0-9.-]+', '<domain>': '[a-z0-9.-]+' };
  return (identity.resources[kind] ?? []).map((template) => new RegExp(`^${template.replaceAll('.', '\\.').replace(/<[a-z]+>/g, (word) => words[word] ?? '[a-z0-9-]+')}$`));
}

test('every resource of every case has a name that is written down', () => {
  const made = [...folders.flatMap(resourcesOf), ...planned(), ...guarded()];
  expect(made.length).toBeGreaterThan(50);
  const strangers = made.filter(({ kind, metadata: { name } }) => !templatesOf(kind).some((template) => template.test(name)));
  expect(strangers.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([]);
  expect([...new Set(made.map(({ kind }) => kind))].sort()).toEqual(Object.keys(identity.resources).sort());
});

test('every label and annotation that we set is written down', () => {
  const made = [...folders.flatMap(resourcesOf), ...planned(), ...guarded()];
  const keys = made.flatMap(({ metadata: { labels, annotations } }) => Object.keys({ ...labels, ...annotations }));
  expect([...new Set(keys)].sort()).toEqual(identity.marks);
});

test('every code that the sources name is written down, and no other', () => {
  const named = new Set(sources.flatMap((text) => [...text.matchAll(/(?:code(?:: string)?[:=]|code = |[fF]inding\()\s*'([a-z0-9-]+)'/g)].map(([, code]) => code!)));
  // zod's own, which is never shown
  named.delete('custom');
  expect([...named.add('exactly-one-of')].sort()).toEqual([...identity.codes].sort());
});

test('headers and component types are those of the sources', () => {
  const all = sources.join('\n');
  const types = new Set([...all.matchAll(/'(fairlead:index:[A-Za-z]+)'/g)].map(([, type]) => type!));
  expect([...types].sort()).toEqual(identity.pulumi);
  expect([...new Set([...all.matchAll(/= '(x-[a-z-]+)'/g)].map(([, header]) => header!))]).toEqual(identity.headers);
});

test('every rule of vet is written down by its code, and no other', () => {
  const written = [...ignoreRules, ...rules].map(({ code, name }): [string, string] => [code, name]).sort();
  expect(written).toEqual(Object.entries(identity.rules));
});
