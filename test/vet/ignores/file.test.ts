import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createColors } from 'picocolors';
import { renderText } from '../../../lib/diagnostics/text';
import { readSettings } from '../../../lib/inputs/read-settings';
import type { Resource } from '../../../lib/kube/resource';
import { applyIgnores } from '../../../lib/vet/ignores/apply-ignores';
import { fileIgnores } from '../../../lib/vet/ignores/file-ignores';
import type { Where } from '../../../lib/vet/ignores/ignore';
import { ignoreFinding } from '../../../lib/vet/ignores/ignore-finding';
import { gatewayNotFound } from '../../../lib/vet/rules/gateway-not-found';

const folder = join(__dirname, 'file');

function read(text: string) {
  const file = { file: 'fairlead.yaml', text };
  const { value, locate, findings } = readSettings(file);
  const { ignores, faults } = fileIgnores(value, locate);
  return { ignores, findings: [...findings, ...faults.map((fault) => ignoreFinding(fault, () => ({})))], file };
}

test('what the file can say is read, and everything else is a finding', () => {
  const { ignores, findings, file } = read(readFileSync(join(folder, 'fairlead.yaml'), 'utf8'));
  const expected = join(folder, 'expected.txt');
  const answer = renderText(findings, [file], createColors(false));
  if (process.env.UPDATE_CASES === '1') writeFileSync(expected, answer);
  expect(answer).toBe(readFileSync(expected, 'utf8'));
  expect(ignores.map(({ rules, where, until, reason }) => ({ rules, where, until, reason }))).toEqual([
    {
      rules: ['gateway-not-found'],
      where: { kind: 'VirtualService', namespace: 'shop', name: 'orders-*', path: 'spec.gateways*' },
      until: '2027-06-30',
      reason: 'it comes with the next release',
    },
    { rules: ['KIA1102'], where: {}, until: undefined, reason: 'everywhere' },
  ]);
});

test.each([
  ['nothing', '', []],
  ['comments', '# ignore:\n', []],
  ['an empty list', 'ignore:\n', []],
  ['a list', '- rule: FL1001\n', ['FL0003 1:3']],
  ['a list that is none', 'ignore: {rule: FL1001}\n', ['FL0003 1:9']],
  ['no YAML', 'ignore: [\n', ['yaml-syntax 1:9']],
  ['two documents', 'ignore: []\n---\nignore: []\n', ['several-documents 3:1']],
])('a file with %s', (_name, text, expected) => {
  const { ignores, findings } = read(text);
  expect(findings.map(({ code, location }) => `${code} ${location?.line}:${location?.column}`)).toEqual(expected);
  expect(ignores).toEqual([]);
});

const fault = { rule: gatewayNotFound, severity: 'error', path: ['spec', 'gateways', 0], message: '', help: '' } as const;

function virtualService(name: string, namespace?: string): Resource {
  return { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name, ...namespace !== undefined && { namespace } } };
}

test.each<[string, Where, boolean]>([
  ['nothing', {}, true],
  ['its kind', { kind: 'VirtualService' }, true],
  ['another kind', { kind: 'Gateway' }, false],
  ['its name', { name: 'orders-eu' }, true],
  ['another name', { name: 'orders' }, false],
  ['the beginning of its name', { name: 'orders*' }, true],
  ['any name', { name: '*' }, true],
  ['the beginning of another name', { name: 'carts*' }, false],
  ['its namespace', { namespace: 'shop' }, true],
  ['another namespace', { namespace: 'default' }, false],
  ['its field', { path: 'spec.gateways[0]' }, true],
  ['a field above it', { path: 'spec.gateways' }, false],
  ['whatever is below a field', { path: 'spec.*' }, true],
  ['another field', { path: 'spec.http*' }, false],
  ['all of it', { kind: 'Virtual*', name: 'orders-eu', namespace: 'sh*', path: 'spec.gateways[0]' }, true],
  ['one thing that is not so', { kind: 'Virtual*', name: 'orders-eu', namespace: 'st*', path: 'spec.gateways[0]' }, false],
])('an entry that names %s', (_name, where, hides) => {
  const ignore = { place: { path: ['ignore', 0] }, rules: ['FL1001'], where, reason: 'x' };
  const vetted = { faults: [{ ...fault, on: virtualService('orders-eu', 'shop') }], notChecked: [] };
  const { faults, hidden, ignoreFaults } = applyIgnores(vetted, { ignores: [ignore], faults: [] }, '2026-11-26');
  expect({ kept: faults.length, hidden: hidden.map((one) => one.ignore), ignoreFaults: ignoreFaults.map(({ rule }) => rule.name) })
    .toEqual(hides ? { kept: 0, hidden: [ignore], ignoreFaults: [] } : { kept: 1, hidden: [], ignoreFaults: ['unused-ignore'] });
});

test('a resource without a namespace is one of `default`', () => {
  const ignore = { place: { path: ['ignore', 0] }, rules: ['FL1001'], where: { namespace: 'default' }, reason: 'x' };
  const vetted = { faults: [{ ...fault, on: virtualService('orders') }], notChecked: [] };
  expect(applyIgnores(vetted, { ignores: [ignore], faults: [] }, '2026-11-26').hidden).toHaveLength(1);
});
