import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vet } from '../../../../lib/vet/vet';
import { judgeText } from '../../case';

const { resources } = judgeText(readFileSync(join(__dirname, 'good.yaml'), 'utf8'));

test.each([
  ['the day before the first', '2026-09-30', ['the certificate is not valid before 2026-10-01']],
  ['the first', '2026-10-01', []],
  ['the last', '2026-12-31', []],
  ['the day after, which it ends with the first moment of', '2027-01-01', ['the certificate has expired on 2027-01-01']],
  ['no day', undefined, []],
])('a certificate of a quarter is judged on %s', (_about, today, expected) => {
  expect(vet({ resources }, today).faults.map(({ message }) => message)).toEqual(expected);
});
