import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, type Document } from 'yaml';
import { pathText } from '../../../lib/diagnostics/path-text';
import { record } from '../../../lib/kube/record';
import type { Resource } from '../../../lib/kube/resource';
import { meshOf } from '../../../lib/mesh/mesh';
import { advise, type Advisory } from '../../../lib/vet/advisories/advise';
import type { Bulletin } from '../../../lib/vet/advisories/bulletin';
import { conditions, undecidable } from '../../../lib/vet/advisories/conditions/conditions';
import { bulletins } from '../../../lib/vet/advisories/data/bulletins';
import { istioVersion } from '../../../lib/vet/advisories/istio-version';
import { settingsOf } from '../../../lib/vet/advisories/settings';
import { viewOf } from '../../../lib/vet/view';

const root = join(__dirname, 'conditions');
const ids = readdirSync(root).sort().map((file) => file.replace('.yaml', ''));
const statuses = ['used', 'notUsed', 'unknown'] as const;

interface Case {
  readonly istio: string;
  readonly used?: { readonly resources: Resource[]; readonly says: readonly string[] };
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
  const documents = parseAllDocuments(readFileSync(file, 'utf8')) as Document[];
  const cases = documents.map((document) => document.toJS() as Case);
  cases.forEach((entry, index) => {
    const answers = answersOf(id, entry);
    if (process.env.UPDATE_CASES === '1') answers.forEach(({ status, says }) => documents[index]!.setIn([status, 'says'], says));
    else for (const { status, says } of answers) expect(says).toEqual(entry[status]!.says);
    expect(answers.map(({ status, found }) => [status, found])).toEqual(answers.map(({ status }) => [status, status]));
    expect(answers).not.toEqual([]);
  });
  if (process.env.UPDATE_CASES === '1') writeFileSync(file, documents.map((document) => document.toString({ lineWidth: 0, flowCollectionPadding: false })).join(''));

  expect(cases[0]!.used!.says).not.toEqual([]);
  expect(cases[0]!.notUsed ?? cases[0]!.unknown).toBeDefined();
});

test.each(ids)('%s says in which kinds it finds something', (id) => {
  const { reads, uses } = conditions.get(id as Bulletin['id'])!;
  const found = casesOf(id).flatMap(({ istio, ...cases }) => statuses.flatMap((status) => {
    const mesh = meshOf({ resources: cases[status]?.resources ?? [] });
    const asked = new Set<string>();
    const watched = { ...mesh, resources: { ...mesh.resources, of: (kind: string) => { asked.add(kind); return mesh.resources.of(kind); } } };
    const answers = [...uses({ mesh: watched, view: viewOf(mesh), settings: settingsOf(mesh, []), affected: [istioVersion(istio)!] })];
    return answers.flatMap((entry) => ('place' in entry && entry.place ? kindOf(entry.place.on) : [])).filter((kind) => asked.has(kind));
  }));
  expect(reads).toEqual(expect.arrayContaining(found));
});

function casesOf(id: string): Case[] {
  return parseAllDocuments(readFileSync(join(root, `${id}.yaml`), 'utf8')).map((document) => document.toJS() as Case);
}

function answersOf(id: string, { istio, ...cases }: Case) {
  return statuses.flatMap((status) => (cases[status] ? [{ status, ...judged(id, istio, cases[status].resources) }] : []));
}

function judged(id: string, istio: string, resources: readonly Resource[]): { readonly found: Advisory['status'] | undefined; readonly says: readonly string[] } {
  const advisory = advise({ istio: [istio], resources, today: '2026-11-01' }).advisories.find(({ bulletin }) => bulletin.id === id);
  const uses = advisory?.uses.map(({ place, message }) => (place ? `${nameOf(place.on)} ${pathText(place.path)}: ${message}` : message));
  return { found: advisory?.status, says: uses && uses.length > 0 ? uses : [advisory?.why ?? ''] };
}

function nameOf({ kind, metadata }: Readonly<Record<string, unknown>>): string {
  const { namespace, name } = record(metadata);
  return [kind, [namespace, name].filter(Boolean).join('/')].join(' ');
}

function kindOf({ apiVersion, kind }: Readonly<Record<string, unknown>>): string {
  return `${/^(.*)\//.exec(String(apiVersion))?.[1] ?? ''}/${String(kind)}`;
}
