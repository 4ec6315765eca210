import { currentWorld } from '../engines/with-engines';
import { bringGatewayApi, removeGatewayApi } from '../traffic/gateway-api';
import { apply } from '../traffic/mesh-under-test';
import { ApiServer, type Verdict } from './api-server';
import { caseOf, loneFindings } from './rule-cases';
import { exceptions, exceptionTo, webhookRules, type Exception } from './tables';
import { rules, type Resource } from 'fairlead';

const world = currentWorld();
const server = new ApiServer(world);

const all = rules.map(({ name }) => name);

beforeAll(async () => {
  const resources = all.flatMap((name) => [...caseOf(name, 'bad.yaml'), ...caseOf(name, 'good.yaml')]);
  const namespaces = new Set(resources.flatMap(({ metadata: { namespace } }) => namespace ?? []));
  await apply(world, [...namespaces].map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }) as Resource));
  await bringGatewayApi(world);
}, 180_000);

afterAll(() => removeGatewayApi(world));

/** Said of every EnvoyFilter, and of every DENY rule without ports, since the webhook sees no Services: right or wrong. */
const general = /^EnvoyFilter exposes internal implementation details|will deny all traffic to TCP ports under its scope/;

/** Whether it is of Istio or of the Gateway API. */
function isJudged({ apiVersion }: Resource): boolean {
  const group = apiVersion.split('/')[0]!;
  return group.endsWith('.istio.io') || group === 'gateway.networking.k8s.io';
}

function said({ refusal, warnings }: Verdict): Exception['says'] {
  if (refusal !== undefined) return 'refuses';
  return warnings.some((text) => !general.test(text)) ? 'warns' : 'nothing';
}

const judged = { error: 'refuses', warning: 'warns', info: 'nothing' } as const;

test.each(webhookRules)('%s: what is bad is refused, or warned of', async (rule) => {
  const seen = await Promise.all(loneFindings(rule).map(async ({ found, severity, resource }) => {
    const verdict = await server.create(resource);
    return { message: found.message, expected: exceptionTo(found)?.says ?? judged[severity], says: said(verdict), ...verdict };
  }));
  expect(seen).not.toEqual([]);
  expect(seen.filter(({ expected, says }) => expected !== says && expected !== 'now and then')).toEqual([]);
});

test.each(all)('%s: what is good is taken', async (rule) => {
  const seen = await Promise.all(caseOf(rule, 'good.yaml').filter(isJudged).map(async (resource) => {
    const name = `${resource.kind} ${resource.metadata.name}`;
    const verdict = await server.create(resource);
    return { name, expected: exceptions.find((one) => one.rule === rule && one.about === name)?.says ?? 'nothing', says: said(verdict), ...verdict };
  }));
  expect(seen.filter(({ expected, says }) => expected !== says)).toEqual([]);
});

test.each(exceptions)('the exception that $rule has for $about is one', ({ rule, about, says }) => {
  const lone = (webhookRules.includes(rule) ? loneFindings(rule) : []).filter(({ found }) => exceptionTo(found)?.about === about);
  const bad = lone.map(({ severity }) => judged[severity]);
  const good = caseOf(rule, 'good.yaml').filter(({ kind, metadata }) => `${kind} ${metadata.name}` === about).map(() => 'nothing');
  const meant = [...bad, ...good];
  expect(meant).not.toEqual([]);
  expect(meant.filter((without) => without === says)).toEqual([]);
});
