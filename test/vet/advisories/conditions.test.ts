import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import { pathText } from '../../../lib/diagnostics/path-text';
import { record } from '../../../lib/kube/record';
import type { Resource } from '../../../lib/kube/resource';
import { advise, type Advisory } from '../../../lib/vet/advisories/advise';
import { conditions, undecidable } from '../../../lib/vet/advisories/conditions/conditions';
import { bulletins } from '../../../lib/vet/advisories/data/bulletins';

const root = join(__dirname, 'conditions');
const ids = readdirSync(root).sort().map((file) => file.replace('.yaml', ''));
const statuses = ['used', 'notUsed', 'unknown'] as const;

interface Case {
  readonly istio: string;
  readonly used: { readonly resources: Resource[]; readonly says: readonly string[] };
  readonly notUsed?: { readonly resources: Resource[]; readonly says: readonly string[] };
  readonly unknown?: { readonly resources: Resource[]; readonly says: readonly string[] };
}

test('each bulletin that hangs on the configuration has a condition or a reason why there is none', () => {
  const configurable = bulletins.filter(({ when }) => when !== undefined).map(({ id }) => id);
  expect([...conditions.keys(), ...undecidable.keys()].sort()).toEqual(configurable);
  expect([...undecidable.keys()].filter((id) => conditions.has(id))).toEqual([]);
});

test('each condition has cases: used, and not used or not to be told', () => {
  expect(ids).toEqual([...conditions.keys()].sort());
});

test.each(ids)('%s', (id) => {
  const file = join(root, `${id}.yaml`);
  const text = readFileSync(file, 'utf8');
  const { istio, ...cases } = parse(text) as Case;
  const answers = statuses.flatMap((status) => (cases[status] ? [{ status, ...judged(id, istio, cases[status].resources) }] : []));
  if (process.env.UPDATE_CASES === '1') {
    const document = parseDocument(text);
    answers.forEach(({ status, says }) => document.setIn([status, 'says'], says));
    writeFileSync(file, document.toString({ lineWidth: 0, flowCollectionPadding: false }));
  }

  expect(answers.map(({ status, found }) => [status, found])).toEqual(answers.map(({ status }) => [status, status]));
  for (const { status, says } of answers) expect(says).toEqual(cases[status]!.says);
  expect(cases.used.says).not.toEqual([]);
  expect(cases.notUsed ?? cases.unknown).toBeDefined();
});

function judged(id: string, istio: string, resources: readonly Resource[]): { readonly found: Advisory['status'] | undefined; readonly says: readonly string[] } {
  const advisory = advise({ istio: [istio], resources, today: '2026-11-01' }).advisories.find(({ bulletin }) => bulletin.id === id);
  const uses = advisory?.uses.map(({ place, message }) => (place ? `${nameOf(place.on)} ${pathText(place.path)}: ${message}` : message));
  return { found: advisory?.status, says: uses && uses.length > 0 ? uses : [advisory?.why ?? ''] };
}

function nameOf({ kind, metadata }: Readonly<Record<string, unknown>>): string {
  const { namespace, name } = record(metadata);
  return [kind, [namespace, name].filter(Boolean).join('/')].join(' ');
}
