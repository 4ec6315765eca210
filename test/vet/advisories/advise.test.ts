import type { Resource } from '../../../lib/kube/resource';
import { advise, applies, type AdviceInput, type Advisory } from '../../../lib/vet/advisories/advise';
import { conditions } from '../../../lib/vet/advisories/conditions/conditions';
import { bulletins } from '../../../lib/vet/advisories/data/bulletins';
import { releases } from '../../../lib/vet/advisories/data/releases';
import { compareVersions, inRanges, istioVersion } from '../../../lib/vet/advisories/istio-version';
import { pathsWithin } from '../../../lib/vet/advisories/paths-within';
import { supportOf, type Support } from '../../../lib/vet/advisories/support';
import { fixFor, upgradeOf, type Upgrade } from '../../../lib/vet/advisories/upgrade';

const today = '2026-11-01';
const resource = (apiVersion: string, kind: string, spec: unknown, name = 'a'): Resource => ({ apiVersion, kind, metadata: { name, namespace: 'shop' }, spec });
const judge = (input: Partial<AdviceInput>, id: string): Advisory => advise({ today, ...input }).advisories.find(({ bulletin }) => bulletin.id === `ISTIO-SECURITY-${id}`)!;
const route = resource('networking.istio.io/v1', 'VirtualService', { hosts: ['a'] });

test.each<[string, string, Support]>([
  ['1.1.0', today, { state: 'endOfLife' }],
  ['1.20.3', today, { state: 'endOfLife', since: '2024-06-25', certainty: 'announced' }],
  ['1.20.3', '2024-06-24', { state: 'supported', until: '2024-06-25', certainty: 'announced' }],
  ['1.20.3', '2024-06-25', { state: 'endOfLife', since: '2024-06-25', certainty: 'announced' }],
  ['1.30.0', today, { state: 'supported' }],
  ['1.31.0', '2027-02-28', { state: 'supported', until: '2027-02', certainty: 'expected' }],
  ['1.31.0', '2027-03-01', { state: 'endOfLife', since: '2027-02', certainty: 'expected' }],
  ['1.32.0', today, { state: 'unknown' }],
])('the support of %s on %s', (version, day, expected) => {
  expect(supportOf(istioVersion(version)!, day)).toEqual(expected);
});

test.each<[string, string, Upgrade]>([
  ['1.20.3', today, { sameMinor: '1.20.7', supported: '1.30.5' }],
  ['1.30.2', today, { sameMinor: '1.30.4', supported: '1.30.5' }],
  ['1.30.5', today, { supported: '1.30.5' }],
  ['1.31.0', today, { supported: '1.31.1' }],
  // every release of 1.14 is affected by something
  ['1.14.6', today, { supported: '1.30.5' }],
  ['1.40.0', today, {}],
  // when the data are old nothing is supported
  ['1.20.3', '2030-01-01', { sameMinor: '1.20.7', supported: '1.30.5' }],
])('where to go from %s on %s', (version, day, expected) => {
  expect(upgradeOf(istioVersion(version)!, day)).toEqual(expected);
});

test('the fix of a bulletin is of the same minor release, or else the next one', () => {
  const bulletin = bulletins.find(({ id }) => id === 'ISTIO-SECURITY-2024-002')!;
  expect(fixFor(istioVersion('1.20.3')!, bulletin)).toBe('1.20.5');
  expect(fixFor(istioVersion('1.11.0')!, bulletin)).toBe('1.19.9');
  expect(fixFor(istioVersion('1.22.0')!, bulletin)).toBeUndefined();
});

test('what is recommended is affected by nothing that a release mends', () => {
  const everywhere = releases.flatMap(({ minor, latest }) => [`${minor}.0`, latest]).map((text) => istioVersion(text)!);
  for (const version of everywhere) {
    const { sameMinor, supported } = upgradeOf(version, today);
    const own = bulletins.filter(({ affected, fixed }) => fixed.length > 0 && inRanges(version, affected));
    expect(sameMinor === undefined || !own.some(({ affected }) => inRanges(istioVersion(sameMinor)!, affected))).toBe(true);
    expect(compareVersions(istioVersion(supported!)!, version)).toBeGreaterThanOrEqual(0);
    expect(bulletins.some(({ affected, fixed }) => fixed.length > 0 && inRanges(istioVersion(supported!)!, affected))).toBe(false);
  }
});

test('a version that is given goes before those that are found', () => {
  const resources = [resource('sailoperator.io/v1', 'Istio', { version: 'v1.20.3' })];
  expect(advise({ resources, today }).versions.map(({ version }) => version.text)).toEqual(['1.20.3']);
  expect(advise({ resources, istio: ['1.30.5'], today }).versions.map(({ version, from }) => [version.text, from])).toEqual([['1.30.5', []]]);
});

test('a version that is none is passed over', () => {
  expect(advise({ istio: ['latest'], today })).toMatchObject({ versions: [], advisories: [] });
});

test('a bulletin about several versions stands once, with a fix for each', () => {
  const { affected } = judge({ istio: ['1.29.3', '1.30.0', '1.31.1'] }, '2026-004');
  expect(affected.map(({ version, fixedIn }) => [version.text, fixedIn])).toEqual([['1.29.3', '1.29.4'], ['1.30.0', '1.30.1']]);
});

test('what is used comes first, then what cannot be told, each by its score and the newest first', () => {
  const { advisories } = advise({ istio: ['1.20.0'], resources: [route], today });
  const order = advisories.map(({ status, bulletin: { cvss = 0, id } }) => [['used', 'unknown', 'notUsed'].indexOf(status), -cvss, id] as const);
  expect(order.length).toBeGreaterThan(5);
  expect(order).toEqual([...order].sort(([a, b, x], [c, d, y]) => a - c || b - d || (x < y ? 1 : -1)));
});

test('where every configuration is exposed nothing has to be given', () => {
  expect(judge({ istio: ['1.18.0'] }, '2023-004')).toMatchObject({ status: 'used', uses: [], why: 'whatever the configuration' });
});

test('what is there by default is used without a place', () => {
  expect(judge({ istio: ['1.21.0'], resources: [route] }, '2024-003')).toMatchObject({ status: 'used', uses: [{ message: 'the SNI is taken from the host by default since 1.21' }] });
  const isOff = resource('install.istio.io/v1alpha1', 'IstioOperator', { values: { pilot: { env: { ENABLE_AUTO_SNI: 'false' } } } });
  expect(judge({ istio: ['1.21.0'], resources: [route, isOff] }, '2024-003').status).toBe('notUsed');
});

test('before telemetry v2 was the default its filters show it', () => {
  const install = resource('install.istio.io/v1alpha1', 'IstioOperator', { values: { global: { tag: '1.4.3' } } });
  expect(judge({ istio: ['1.4.3'], resources: [install] }, '2020-005').status).toBe('notUsed');
  const filter = resource('networking.istio.io/v1alpha3', 'EnvoyFilter', {}, 'stats-filter-1.4');
  expect(judge({ istio: ['1.4.3'], resources: [install, filter] }, '2020-005').status).toBe('used');
});

test('an expression for versions is too long from 1,025 characters on', () => {
  const filter = (length: number) => resource('networking.istio.io/v1alpha3', 'EnvoyFilter', { configPatches: [{ match: { proxy: { proxyVersion: 'a'.repeat(length) } } }] });
  expect(judge({ istio: ['1.30.3'], resources: [filter(1024)] }, '2026-006').status).toBe('unknown');
  expect(judge({ istio: ['1.30.3'], resources: [filter(1025)] }, '2026-006').uses.map(({ place }) => place?.path.at(-1))).toEqual(['proxyVersion']);
});

test('what is known of a cluster in full was given, and what could not be read was not', () => {
  const shown = [{ kind: 'networking.istio.io/VirtualService' }];
  expect(judge({ istio: ['1.9.4'], shown }, '2021-006').status).toBe('notUsed');
  const unread = [{ kind: 'networking.istio.io/Gateway' }];
  expect(judge({ istio: ['1.9.4'], shown, unread }, '2021-006')).toMatchObject({ status: 'unknown', why: '`Gateway` could not be read' });
});

test('what nobody can tell is said to be so', () => {
  expect(judge({ istio: ['1.15.2'], resources: [route] }, '2022-008')).toMatchObject({ status: 'unknown', why: 'who has access to the host and the pod of istiod is not to be seen' });
});

test.each<[string, Partial<AdviceInput>, boolean]>([
  ['a bulletin is used', { istio: ['1.30.0'], resources: [route] }, true],
  ['a bulletin cannot be told', { istio: ['1.31.1'] }, true],
  ['none is used and the version is supported', { istio: ['1.31.1'], resources: [route] }, false],
  ['the version is out of support', { istio: ['1.31.1'], resources: [route], today: '2028-01-01' }, true],
])('something applies where %s: %#', (_name, input, expected) => {
  expect(applies(advise({ today, ...input }))).toBe(expected);
});

test('places are found in the order of the document, and not below what is picked or too deep', () => {
  const value = { b: [{ a: { a: 1 } }, { c: { a: 2 } }], a: 3 };
  expect([...pathsWithin(value, (key) => key === 'a')]).toEqual([['b', 0, 'a'], ['b', 1, 'c', 'a'], ['a']]);
  let deep: unknown = 1;
  for (let depth = 0; depth < 100_000; depth += 1) deep = { a: deep };
  expect([...pathsWithin(deep, (_key, item) => item === 1)]).toEqual([]);
});

const shapes: readonly unknown[] = [
  undefined, null, 7, 'x', [], [null, 7],
  { servers: [null, 7, { port: 7, tls: 'x' }], rules: [null, { from: 7, to: [null], when: [{ key: 7 }] }], action: 'DENY', jwtRules: 'x', hosts: [7], host: 7 },
  { action: 'DENY', rules: [{ from: [{ source: { principals: [7, null, '*'], namespaces: 'x' } }], to: [{ operation: { ports: 7 } }] }], type: 'LoadBalancer', ports: [null, 7, {}] },
  { origins: [null, { jwt: 7 }], template: { spec: { containers: [null, 7, { image: 7, env: [null], envFrom: 'x' }] } }, values: 'x', meshConfig: [], components: 7 },
  JSON.parse('{"__proto__": {"a": 1}, "constructor": 7, "exportTo": 7, "trafficPolicy": {"tls": {"mode": {}}}}'),
];

test('no document makes it throw', () => {
  const kinds = [...new Set([...conditions.values()].flatMap(({ reads }) => reads)), 'install.istio.io/IstioOperator', 'sailoperator.io/Istio', 'helm.toolkit.fluxcd.io/HelmRelease', 'argoproj.io/Application'];
  const resources = kinds.flatMap((name) => shapes.map((shape, index): Resource => {
    const [group, kind] = name.split('/') as [string, string];
    return { ...resource(group === '' ? 'v1' : `${group}/v1`, kind, shape, `n${index}`), data: shape, rules: shape };
  }));
  const others = shapes.filter((shape) => typeof shape === 'object' && shape !== null) as AdviceInput['others'];
  const istio = releases.map(({ minor }) => `${minor}.0`).concat(['1.1.0', '1.2.0', '1.3.0', '1.4.0', '1.5.0', '1.6.0', '1.12.1', '1.15.2']);
  const { advisories } = advise({ istio, resources, others: others!, today });
  // nearly all conditions are asked
  expect(advisories.length).toBeGreaterThan(50);
  expect(() => advise({ resources, others: others!, today })).not.toThrow();
});
