import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { routeTable, type Owner } from '../../lib/routing/ownership';
import { exposureOf } from './rules';

interface Row {
  readonly is: string;
  readonly rules: readonly string[];
  readonly owners: readonly string[];
  readonly methods?: readonly (readonly string[])[];
}

const rows = parse(readFileSync(join(__dirname, 'ownership.yaml'), 'utf8')) as readonly Row[];

function show({ pattern, otherCase, inside, inTree }: Owner): string {
  return [pattern.text, otherCase.as, ...('from' in otherCase ? [otherCase.from] : []), ...(inside ? ['inside'] : []), ...(inTree ? ['in-tree'] : [])].join(' ');
}

test.each(rows)('$is', ({ rules, owners, methods }) => {
  const table = routeTable(exposureOf(rules));
  expect(table.owners.map(show)).toEqual(owners);
  if (methods) expect(table.owners.map((owner) => owner.rules.map((rule) => rule.methods?.join() ?? 'any'))).toEqual(methods);
});

test.each(rows)('$is, written the other way round', ({ rules, owners }) => {
  expect(routeTable(exposureOf([...rules].reverse())).owners.map(show)).toEqual(owners);
});
