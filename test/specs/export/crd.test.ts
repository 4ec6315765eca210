import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { customResourceDefinitions } from '../../../lib/specs/export/crd';
import { parseSpec } from '../../../lib/specs/parse';
import { compileDefaults } from '../../../lib/structure/compile-defaults';
import { compileRules } from '../../../lib/structure/compile-rules';
import { compileSchema } from '../../../lib/structure/compile-schema';
import type { Schema } from '../../../scripts/crds/schema';
import { peerRule } from '../../structure/cel/peer-rule';
import { placedMessagesOf } from '../../structure/messages-of';
import { cases, documentsOf, textOf } from '../cases';
import { unseen } from '../unseen';

interface Crd {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly names: { readonly kind: string };
    readonly scope: string;
    readonly versions: readonly [{ readonly schema: { readonly openAPIV3Schema: Schema } }];
  };
}

const crds = customResourceDefinitions() as never as readonly Crd[];
type Json = Record<string, unknown>;
type Document = Readonly<Record<string, unknown>> & { readonly kind: string; readonly metadata: { readonly name: string } };

/** The schema without the words that only people read. */
function wordless(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), function (this: Record<string, unknown>, key, value: unknown) {
    return key === 'description' && typeof value === 'string' && 'type' in this ? undefined : value;
  }) as Schema;
}

const judges = new Map(crds.map(({ spec }) => {
  const { spec: schema } = wordless(spec.versions[0].schema.openAPIV3Schema).properties!;
  const fill = compileDefaults(schema!);
  const whole: Schema = { type: 'object', properties: { spec: schema! } };
  const structure = compileSchema(whole);
  const rules = compileRules(whole, peerRule);
  return [spec.names.kind, (document: Document) => {
    const value = fill ? fill(document.spec) : document.spec;
    const wrong = placedMessagesOf(structure, { spec: value });
    const errors = wrong.length > 0 || !rules ? wrong : placedMessagesOf(rules, { spec: value });
    return { value, errors };
  }] as const;
}));

const good = cases.flatMap((name) => documentsOf(textOf(name, 'good.yaml') ?? '').filter((document) => document !== null)
  .map((document, i) => [`${name} ${i}`, document as Document] as const));

test.each(good)('%s is taken by the CRD, with the same defaults', (_name, document) => {
  const { value, errors } = judges.get(document.kind)!(document);
  expect(errors).toEqual([]);
  expect(value).toEqual(parseSpec(document).spec!.spec);
});

test.each([
  ['SecureApplication', 'secure-application'],
  ['MeshIngress', 'mesh-ingress'],
  ['MeshSettings', 'mesh-settings'],
])('what is wrong with a %s is wrong for the CRD too', (kind, folder) => {
  const bad = cases.filter((name) => name.startsWith(`${folder}/`)).flatMap((name) => documentsOf(textOf(name, 'bad.yaml') ?? '')) as readonly (Document | null)[];
  for (const document of bad.filter((candidate) => candidate !== null)) {
    const seen = parseSpec(document).problems.filter(({ code }) => !unseen.has(code));
    if (seen.length) expect(judges.get(kind)!(document).errors).not.toEqual([]);
  }
});

/** The everything case of a kind with one part of its spec put in the place of another. */
function changed(folder: string, place: string, next: unknown): Document {
  const [document] = documentsOf(textOf(`${folder}/everything`, 'good.yaml')!) as [Document];
  if (place === '') return { ...document, spec: next } as Document;
  const steps = place.split('.');
  const owner = steps.slice(0, -1).reduce<unknown>((value, step) => (value as Json)[step], document.spec) as Json;
  owner[steps.at(-1)!] = next;
  return document;
}

const rules = parse(readFileSync(join(__dirname, 'crd-rules.yaml'), 'utf8')) as readonly Readonly<Record<'at' | 'said' | 'ruled', string> & { put: unknown }>[];

test.each(rules)('the rule that `$at` breaks with $put is one of the CRD too', ({ at, put, said, ruled }) => {
  const [folder, place = ''] = at.split(' ') as [string, string?];
  const document = changed(folder, place, put);
  expect(parseSpec(document).problems.map(({ message }) => message)).toEqual([said]);
  expect(judges.get(document.kind)!(document).errors).toEqual([ruled]);
});

test('no rule of a CRD is without a case that breaks it', () => {
  const found: string[] = [];
  JSON.stringify(crds, (key, value: unknown) => {
    if (key === 'x-kubernetes-validations') found.push(...(value as readonly { readonly message: string }[]).map(({ message }) => message));
    return value;
  });
  expect([...new Set(found)].filter((message) => !rules.some(({ ruled }) => ruled.endsWith(`: ${message}`)))).toEqual([]);
});

test('the CRD of MeshSettings is this', () => {
  const text = readFileSync(join(__dirname, 'mesh-settings.crd.yaml'), 'utf8');
  const crd = crds.find(({ spec }) => spec.names.kind === 'MeshSettings');
  expect(parse(text)).toEqual(crd);
  expect(stringify(crd, { lineWidth: 0 })).toBe(text);
});

test('the CRDs are shown by their most telling fields', () => {
  const shown = customResourceDefinitions().map(({ spec }) => {
    const { names, versions: [version] } = spec as { readonly names: Json; readonly versions: readonly Record<string, readonly Json[]>[] };
    return [names.singular, ...version!.additionalPrinterColumns!.map(({ name, type, jsonPath }) => [name, type, jsonPath].join(' '))];
  });
  const age = 'Age date .metadata.creationTimestamp';
  expect(shown).toEqual([
    ['meshingress', 'Domain string .spec.domains[0].name', 'Default boolean .spec.default', age],
    ['meshsettings', 'Trust Domain string .spec.trustDomain', age],
    ['mtlspolicy', 'Default string .spec.default', age],
    ['secureapplication', 'Ingress string .spec.expose[0].ingress.name', 'Host string .spec.expose[0].hosts[0]', age],
  ]);
});

test('the CRDs are in the order of their names', () => {
  expect(crds.map(({ metadata, spec }) => `${spec.scope} ${metadata.name}`)).toEqual([
    'Namespaced meshingresses.fairlead.dev',
    'Cluster meshsettings.fairlead.dev',
    'Namespaced mtlspolicies.fairlead.dev',
    'Namespaced secureapplications.fairlead.dev',
  ]);
});
