import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { halves } from '../../lib/vet/halves';
import { fromPortable, joinVetted, toPortable } from '../../lib/vet/portable';
import { rules } from '../../lib/vet/rules';
import { vet } from '../../lib/vet/vet';
import { judge } from './case';

const root = join(__dirname, 'rules');

test('each rule is in one of the halves', () => {
  expect(halves.flat().map(({ name }) => name).sort()).toEqual(rules.map(({ name }) => name));
});

test.each(readdirSync(root))('%s: the halves find together what all rules find', (name) => {
  const { input, faults, notChecked } = judge(join(root, name, 'bad.yaml'));
  const sent = structuredClone(toPortable(vet(input, halves[1]), input.resources));
  expect(joinVetted([vet(input, halves[0]), fromPortable(sent, input.resources)])).toEqual({ faults, notChecked });
});
