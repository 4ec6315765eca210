import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cleanMesh } from '../../bench/clean-mesh';
import type { Resource } from '../../lib/kube/resource';
import { annotationIgnores } from '../../lib/vet/ignores/annotation-ignores';
import { applyIgnores } from '../../lib/vet/ignores/apply-ignores';
import { vet } from '../../lib/vet/vet';
import { documentsOf, synthesizeCase } from '../synth/case';
import { judge } from './case';

const cases = join(__dirname, '../synth/cases');
const folders = readdirSync(cases, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('input.yaml')).map(dirname).sort();

/** What is found, but for what the specs give a reason for. */
function found(resources: readonly Resource[]): string[] {
  const { faults, ignoreFaults } = applyIgnores(vet({ resources }), annotationIgnores(resources), '2026-11-26');
  expect(ignoreFaults.map(({ message }) => message)).toEqual([]);
  return faults.map(({ rule, on, message }) => `${rule.name}: ${on.kind} ${on.metadata.name}: ${message}`);
}

test('there is nothing to find in a clean mesh, and nothing that could not be checked', () => {
  const { faults, notChecked } = vet({ resources: [...cleanMesh(80).values()].flat() });
  expect(faults.map(({ rule, on, message }) => [rule.code, on.metadata.name, message])).toEqual([]);
  expect(notChecked.map(({ rule, on, notShown }) => [rule.code, on.metadata.name, notShown])).toEqual([]);
});

test('there is nothing to find in Bookinfo', () => {
  const { faults } = judge(join(__dirname, 'clean/bookinfo.yaml'));
  expect(faults.map(({ rule, on, message }) => `${rule.name}: ${on.kind} ${on.metadata.name}: ${message}`)).toEqual([]);
});

test.each(readdirSync(join(__dirname, '../../examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name))('there is nothing to find in the output of the example %s', (name) => {
  const text = readFileSync(join(__dirname, '../../examples', name, 'expected.yaml'), 'utf8');
  expect(found(documentsOf(text) as Resource[])).toEqual([]);
});

test.each(folders)('there is nothing to find in what synth makes of %s', (name) => {
  expect(found(synthesizeCase(join(cases, name)).resources.map(({ resource }) => resource))).toEqual([]);
});
