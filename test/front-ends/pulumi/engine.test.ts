import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compactYaml } from '../../synth/compact-yaml';
import type { Registered } from './engine';
import { runProgram } from './run-program';

const programOf = (name: string) => join(__dirname, 'programs', `${name}.ts`);
const addressed = { status: { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } } };

test('a program that makes what its ingress needs registers the same resources in a preview as in an update', async () => {
  const providers = {
    outputsOf: (_: string, { name = 'made' }: Record<string, unknown>) => ({ name: String(name), zoneId: 'Z1', endpoint: `https://${String(name)}.example.com` }),
    lookUp: (_: string, { name }: Record<string, unknown>) => ({ dnsName: `${String(name)}.example.net`, zoneId: 'Z2' }),
  };
  const unknown = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
  const preview = await runProgram(programOf('unknowns'), providers, { preview: true });
  const update = await runProgram(programOf('unknowns'), providers);
  expect(preview).toMatchObject({ exitCode: 0, errors: [] });
  expect(update).toMatchObject({ exitCode: 0, errors: [] });
  expect(preview.registered.map(({ urn }) => urn).sort()).toEqual(update.registered.map(({ urn }) => urn).sort());
  expect([carriedBy(preview.registered), carriedBy(update.registered)]).toEqual([
    { zones: [unknown, unknown], issuers: [unknown, unknown], claims: [unknown, unknown], keys: [unknown, unknown], alias: unknown },
    {
      zones: ['Z1', 'Z1'],
      issuers: ['https://customers.example.com', 'https://staff.example.com'],
      claims: ['https://customers.example.com', 'https://staff.example.com'],
      keys: ['https://customers.example.com/.well-known/jwks.json', 'https://staff.example.com/.well-known/jwks.json'],
      alias: 'made.example.net',
    },
  ]);
  const everything = JSON.stringify([preview, update].map(({ registered, outputs }) => [registered.map(({ inputs }) => inputs), [...outputs]]));
  expect(everything).not.toMatch(/fairlead\.invalid|FAIRLEADINPUT/);
});

test('the options of a component hold for its children', async () => {
  const { exitCode, errors, registered, read } = await runProgram(programOf('options'), { outputsOf: () => addressed });
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: [] });
  expectFile('options.yaml', registered.map(optionsOf).filter(({ urn }) => urn.startsWith('fairlead:')).map(compactYaml).sort().join('---\n'));
  expect(read).toEqual(['istio-ingress/istio-ingress', 'istio-ingress/istio-ingress']);
});

test('what a controller goes on writing is made once, and all else follows the spec', async () => {
  const lookUp = () => ({ dnsName: 'public.example.net', zoneId: 'Z2' });
  const { exitCode, errors, registered } = await runProgram(programOf('rollout'), { lookUp });
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: [] });
  const ignored = registered.map(({ request }) => [request.getName(), ...request.getIgnorechangesList()].join(' ')).filter((line) => line.includes(' '));
  expect(ignored.sort()).toEqual([
    'orders-orders metadata.annotations metadata.labels spec',
    'orders-orders.80 metadata.annotations metadata.labels spec',
  ]);
});

test('what is only tried out is made, and a warning', async () => {
  const { exitCode, errors, told, registered } = await runProgram(programOf('dry-run'));
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: [] });
  expect(told).toEqual(['the policies of `orders` refuse nobody until 2099-12-31: learning who calls']);
  expect(registered.map(({ urn }) => urn.split('::').at(-1))).toContain('orders-orders');
});

test('a program with mistakes ends before anything is registered, without a stack trace', async () => {
  const { exitCode, errors, printed, registered } = await runProgram(programOf('mistakes'));
  expect({ exitCode, printed }).toEqual({ exitCode: 32, printed: '' });
  expect(registered.map(({ urn }) => urn)).toEqual(['urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack']);
  expect(errors).toEqual([expect.stringContaining('`selector` is empty')]);
  expect(errors[0]).not.toMatch(/\n\s+at /);
});

test('an Output that turns out to be wrong ends the update, and no route is opened', async () => {
  const { exitCode, errors, registered } = await runProgram(programOf('late-mistakes'));
  expect(exitCode).toBe(32);
  // in these it is the record that cannot be made, of which the route knows nothing
  expect(registered.flatMap(({ urn }) => /(?:VirtualService|Record)::.*/.exec(urn) ?? []).sort()).toEqual([
    'VirtualService::prefix-h.istio-ingress.shop.h.example.com',
    'VirtualService::waiting-i.istio-ingress.shop.i.example.com',
  ]);
  expectFile('late-mistakes.txt', [...new Set(errors.map((error) => error.replaceAll(/error serializing property "\w+": /g, '').trim()))].sort().join('\n\n'));
});

/** What came out of Inputs, wherever it went. */
function carriedBy(registered: readonly Registered[]) {
  const specOf = (kind: string) => registered.find(({ urn }) => urn.includes(`:${kind}::`))!.inputs;
  const { spec: issuer } = specOf('ClusterIssuer') as { spec: { acme: { solvers: { dns01: { route53: { hostedZoneID: string } } }[] } } };
  const { spec: { jwtRules } } = specOf('RequestAuthentication') as { spec: { jwtRules: { issuer: string; jwksUri: string }[] } };
  const { spec: { rules } } = specOf('AuthorizationPolicy') as { spec: { rules: { when: { key: string; values: string[] }[] }[] } };
  const record = specOf('Record') as { zoneId: string; aliases: { name: string }[] };
  return {
    zones: [issuer.acme.solvers[0]!.dns01.route53.hostedZoneID, record.zoneId],
    issuers: jwtRules.map((rule) => rule.issuer),
    claims: rules.flatMap(({ when }) => when.filter(({ key }) => key.endsWith('[iss]')).flatMap(({ values }) => values)),
    keys: jwtRules.map(({ jwksUri }) => jwksUri),
    alias: record.aliases[0]!.name,
  };
}

/** What the engine is told of a resource beside its inputs. */
function optionsOf({ urn, inputs, request }: Registered) {
  const aliases = request.getAliasesList().map((alias) => alias.getSpec()!.getName());
  return {
    urn: short(urn),
    parent: short(request.getParent()),
    ...(request.getProvider() && { provider: short(request.getProvider()) }),
    ...(request.getProvidersMap().getLength() > 0 && { providers: request.getProvidersMap().toArray().map(([, provider]) => short(provider)) }),
    ...(request.getProtect() && { protect: true }),
    ...(aliases.length > 0 && { aliases }),
    ...(request.getTransformsList().length > 0 && { transforms: request.getTransformsList().length }),
    ...(inputs.transformed === true && { transformed: true }),
    ...(request.getDependenciesList().length > 0 && { dependsOn: request.getDependenciesList().map(short) }),
  };
}

/** A URN without what all of them begin with. */
function short(urn: string): string {
  return urn.replace('urn:pulumi:stack::project::', '');
}

function expectFile(name: string, text: string): void {
  const file = join(__dirname, 'programs', name);
  if (process.env.UPDATE_CASES === '1') writeFileSync(file, `${text.trimEnd()}\n`);
  expect(`${text.trimEnd()}\n`).toBe(readFileSync(file, 'utf8'));
}
