import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { currentWorld } from '../engines/with-engines';
import { apply } from '../traffic/mesh-under-test';
import { ApiServer, type Verdict } from './api-server';
import { caseOf, loneFindings } from './rule-cases';
import { rules, type Resource } from 'fairlead';

const world = currentWorld();
const server = new ApiServer(world);

/** What of the rules Istio's webhook says otherwise, and why. */
interface Exception {
  readonly rule: string;
  /** Part of the message of a finding; the name of a resource of `good.yaml` where that is meant. */
  readonly about: string;
  readonly says: 'nothing' | 'warns' | 'refuses';
  readonly why: string;
}

const exceptions = parse(readFileSync(join(__dirname, 'webhook-exceptions.yaml'), 'utf8')) as readonly Exception[];

const names = rules.filter(({ sameAs }) => sameAs.some((code) => /^(IST0106|IST0133)\b/.test(code))).map(({ name }) => name);

beforeAll(async () => {
  const resources = names.flatMap((name) => [...caseOf(name, 'bad.yaml'), ...caseOf(name, 'good.yaml')]);
  const namespaces = new Set(resources.flatMap(({ metadata: { namespace } }) => namespace ?? []));
  await apply(world, [...namespaces].map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }) as Resource));
}, 60_000);

function said(verdict: Verdict): Exception['says'] {
  return verdict.refusal !== undefined ? 'refuses' : verdict.warnings.length > 0 ? 'warns' : 'nothing';
}

const judged = { error: 'refuses', warning: 'warns', info: 'nothing' } as const;

test.each(names)('%s: what is bad is refused, or warned of', async (rule) => {
  const seen = await Promise.all(loneFindings(rule).map(async ({ found: { severity, message }, resource }) => {
    const verdict = await server.create(resource);
    const exception = exceptions.find((one) => one.rule === rule && message.includes(one.about));
    return { message, expected: exception?.says ?? judged[severity], says: verdict && said(verdict), ...verdict };
  }));
  expect(seen.filter(({ expected, says }) => expected !== says)).toEqual([]);
});

test.each(names)('%s: what is good is taken', async (rule) => {
  const seen = await Promise.all(caseOf(rule, 'good.yaml').map(async (resource) => {
    const verdict = await server.create(resource);
    const exception = exceptions.find((one) => one.rule === rule && resource.metadata.name === one.about);
    return { resource: `${resource.kind} ${resource.metadata.name}`, expected: exception?.says ?? 'nothing', says: verdict && said(verdict), ...verdict };
  }));
  expect(seen.filter(({ expected, says }) => says !== undefined && expected !== says)).toEqual([]);
});
