import { cleanMesh } from '../../bench/clean-mesh';
import { vet } from '../../lib/vet/vet';

test('there is nothing to find in a clean mesh, and nothing that could not be checked', () => {
  const { faults, notChecked } = vet({ resources: [...cleanMesh(80).values()].flat() });
  expect(faults.map(({ rule, on, message }) => [rule.code, on.metadata.name, message])).toEqual([]);
  expect(notChecked.map(({ rule, on, notShown }) => [rule.code, on.metadata.name, notShown])).toEqual([]);
});
