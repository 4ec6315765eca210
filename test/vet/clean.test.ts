import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cleanMesh } from '../../bench/clean-mesh';
import { record } from '../../lib/kube/record';
import { resourceKey, type Resource } from '../../lib/kube/resource';
import { isSpec } from '../../lib/specs/parse';
import { compile } from '../../lib/synth/compile';
import { annotationIgnores } from '../../lib/vet/ignores/annotation-ignores';
import { applyIgnores } from '../../lib/vet/ignores/apply-ignores';
import { vet } from '../../lib/vet/vet';
import { documentsOf, parsed, referencesOf, synthesizeCase } from '../synth/case';
import { aroundSpecs } from './around-specs';
import { judge } from './case';

const cases = join(__dirname, '../synth/cases');
const folders = readdirSync(cases, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('input.yaml')).map(dirname).sort();

/** What is found in some resources, of all or of these alone, but for what the specs give a reason for. */
function found(resources: readonly Resource[], own: ReadonlySet<Resource> = new Set(resources)): string[] {
  const { faults, ignoreFaults } = applyIgnores(vet({ resources }), annotationIgnores(resources), '2026-11-26');
  expect(ignoreFaults.map(({ message }) => message)).toEqual([]);
  return faults.filter(({ on }) => own.has(on)).map(({ rule, on, message }) => `${rule.name}: ${on.kind} ${on.metadata.name}: ${message}`);
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

test.each(folders)('there is nothing to find in what synth makes of %s, among the pods and Services that it is for', (name) => {
  const folder = join(cases, name);
  const made = synthesizeCase(folder).resources.map(({ resource }) => resource);
  const documents = documentsOf(readFileSync(join(folder, 'input.yaml'), 'utf8'));
  const given = documents.filter((value) => !isSpec(value)) as Resource[];
  // what is refused may be no spec
  const around = made.length === 0 ? [] : [...madeOfReference(folder), ...aroundSpecs(parsed([...documents, ...referencesOf(folder)]), made.some(isWaypoint) ? 'ambient' : 'sidecar', given)];
  const known = new Set(made.map(resourceKey));
  expect(found([...made, ...given, ...around.filter((each) => !known.has(resourceKey(each)))], new Set(made))).toEqual([]);
});

/** What those make who have the reference. */
const madeOfReference = (folder: string) => compile({
  documents: referencesOf(folder), reference: documentsOf(readFileSync(join(folder, 'input.yaml'), 'utf8')).filter(isSpec), today: '2026-11-26',
}).resources.map(({ resource }) => resource);

function isWaypoint({ spec }: Resource): boolean {
  return record(spec).gatewayClassName === 'istio-waypoint';
}
