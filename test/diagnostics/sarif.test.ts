import '@microsoft/jest-sarif';
import type { Log, Run } from 'sarif';
import type { Finding } from '../../lib/diagnostics/finding';
import { renderSarif, type HiddenFinding, type SarifRule } from '../../lib/diagnostics/sarif';

const rules: readonly SarifRule[] = [
  { code: 'FL1001', name: 'gateway-not-found', severity: 'error', summary: 'A Gateway is missing.', why: 'Requests are `404`.', sameAs: ['IST0101', 'KIA1102'], helpUri: 'https://example.com/rules/gateway-not-found.md' },
  { code: 'FL5001', name: 'other', severity: 'info', summary: 'Other.', why: 'Because.', sameAs: Array.from({ length: 30 }, (_, index) => `IST${index}`) },
];
const resource = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', namespace: 'shop', name: 'orders' };
const finding: Finding = {
  code: 'FL1001',
  rule: 'gateway-not-found',
  severity: 'error',
  message: 'there is no Gateway `inner`',
  help: 'there is `public`',
  sameAs: ['IST0101'],
  resource,
  path: ['spec', 'gateways', 0],
  location: { file: 'shop/orders.yaml', line: 7, column: 14, endLine: 7, endColumn: 19 },
};

function render(findings: readonly Finding[], hidden: readonly HiddenFinding[] = []): Run {
  const text = renderSarif({ findings, hidden, rules, version: '1.2.3', informationUri: 'https://example.com/' });
  const log = JSON.parse(text) as Log;
  expect(log).toBeValidSarifLog();
  for (const run of log.runs) {
    // what GitHub refuses a whole log for
    for (const { locations } of run.results!) expect(locations![0]!.physicalLocation!.artifactLocation!.uri).toMatch(/^[^\s\\]+$/);
    // every result leads to its rule
    for (const { ruleId, ruleIndex } of run.results!) expect(run.tool.driver.rules![ruleIndex!]!.id).toBe(ruleId);
  }
  expect(log.runs).toHaveLength(1);
  return log.runs[0]!;
}

test('a finding is a result with its rule, its place and the places that have to do with it', () => {
  const location = { ...finding.location!, line: 20, endLine: 21 };
  const run = render([{ ...finding, related: [{ message: 'the one that is there', path: [], location }, { message: 'a Service', path: ['spec'], resource }] }]);
  expect(run.columnKind).toBe('utf16CodeUnits');
  expect(run.tool.driver).toMatchObject({ name: 'fairlead', version: '1.2.3', informationUri: 'https://example.com/' });
  expect(run.results).toEqual([{
    ruleId: 'FL1001',
    ruleIndex: 0,
    level: 'error',
    message: { text: 'there is no Gateway `inner`\nthere is `public`\na Service: VirtualService/shop/orders spec' },
    locations: [{
      physicalLocation: {
        artifactLocation: { uri: 'shop/orders.yaml', uriBaseId: '%SRCROOT%' },
        region: { startLine: 7, startColumn: 14, endLine: 7, endColumn: 19 },
      },
      logicalLocations: [{ fullyQualifiedName: 'VirtualService/shop/orders spec.gateways[0]', kind: 'object' }],
    }],
    relatedLocations: [{
      id: 0,
      message: { text: 'the one that is there' },
      physicalLocation: {
        artifactLocation: { uri: 'shop/orders.yaml', uriBaseId: '%SRCROOT%' },
        region: { startLine: 20, startColumn: 14, endLine: 21, endColumn: 19 },
      },
    }],
    partialFingerprints: { primaryLocationLineHash: expect.stringMatching(/^[0-9a-f]{12}:1$/) as string },
    suppressions: [],
  }]);
});

test('all rules are told, with what is wrong with the input beside them', () => {
  const run = render([{ code: 'yaml-syntax', severity: 'error', message: 'a colon is missing', path: [], location: finding.location! }]);
  expect(run.tool.driver.rules!.map(({ id }) => id)).toEqual(['FL1001', 'FL5001', 'yaml-syntax']);
  expect(run.tool.driver.rules![0]).toEqual({
    id: 'FL1001',
    name: 'gateway-not-found',
    shortDescription: { text: 'A Gateway is missing.' },
    fullDescription: { text: 'Requests are 404.' },
    help: {
      text: 'A Gateway is missing.\n\nRequests are `404`.',
      markdown: 'A Gateway is missing.\n\nRequests are `404`.\n\n[gateway-not-found](https://example.com/rules/gateway-not-found.md)',
    },
    helpUri: 'https://example.com/rules/gateway-not-found.md',
    defaultConfiguration: { level: 'error' },
    properties: { 'tags': ['istio', 'IST0101', 'KIA1102'], 'problem.severity': 'error' },
  });
  expect(run.tool.driver.rules![1]).toMatchObject({ defaultConfiguration: { level: 'note' }, properties: { 'problem.severity': 'recommendation' } });
  expect(run.tool.driver.rules![1]!.properties!.tags).toHaveLength(20);
  expect(run.results![0]).toMatchObject({ ruleId: 'yaml-syntax', ruleIndex: 2 });
});

test('what has no place in a file is a notification', () => {
  const { location, ...elsewhere } = finding;
  const run = render([
    { ...elsewhere, construct: 'App/orders' },
    { ...elsewhere, location: { ...location!, file: '<stdin>' }, severity: 'warning' },
    { code: 'unreadable', severity: 'error', message: 'cannot read', path: [] },
  ]);
  expect(run.results).toEqual([]);
  expect(run.invocations![0]!.toolExecutionNotifications).toEqual([
    { descriptor: { id: 'unreadable' }, associatedRule: { id: 'unreadable', index: 2 }, level: 'error', message: { text: 'cannot read' } },
    {
      descriptor: { id: 'FL1001' },
      associatedRule: { id: 'FL1001', index: 0 },
      level: 'error',
      message: { text: 'there is no Gateway `inner`\nthere is `public`' },
      locations: [{ logicalLocations: [{ fullyQualifiedName: 'App/orders spec.gateways[0]', kind: 'module' }] }],
    },
    expect.objectContaining({ level: 'warning', locations: [{ logicalLocations: [{ fullyQualifiedName: 'VirtualService/shop/orders spec.gateways[0]', kind: 'object' }] }] }),
  ]);
});

test('what is hidden is there, with the reason', () => {
  const other = { ...finding, path: ['spec', 'hosts', 0] };
  const { results } = render([finding], [
    { finding: other, reason: 'it comes', inSource: true },
    { finding: { ...other, severity: 'info' }, reason: 'so it is meant', inSource: false },
    { finding: { ...other, location: { ...finding.location!, file: '<stdin>' } }, reason: 'nobody sees it', inSource: true },
  ]);
  expect(results!.map(({ level, suppressions }) => ({ level, suppressions }))).toEqual([
    { level: 'error', suppressions: [] },
    { level: 'error', suppressions: [{ kind: 'inSource', status: 'accepted', justification: 'it comes' }] },
    { level: 'note', suppressions: [{ kind: 'external', status: 'accepted', justification: 'so it is meant' }] },
  ]);
});

function printOf(changed: Finding): string {
  return render([changed]).results![0]!.partialFingerprints!.primaryLocationLineHash!;
}

test.each<[string, Partial<Finding>]>([
  ['lines move', { location: { ...finding.location!, line: 9, endLine: 9 } }],
  ['the file moves', { location: { ...finding.location!, file: 'other.yaml' } }],
  ['it is said in other words', { message: 'Gateway `inner` is missing', help: 'write it' }],
  ['a new version of the kind is written', { resource: { ...resource, apiVersion: 'networking.istio.io/v1beta1' } }],
])('the fingerprint stays when %s', (_name, change) => {
  expect(printOf({ ...finding, ...change })).toBe(printOf(finding));
});

test.each<[string, Partial<Finding>]>([
  ['another rule', { code: 'FL5001' }],
  ['another field', { path: ['spec', 'gateways', 1] }],
  ['another name', { resource: { ...resource, name: 'carts' } }],
  ['another namespace', { resource: { ...resource, namespace: 'stage' } }],
  ['another kind', { resource: { ...resource, kind: 'Gateway' } }],
  ['another group', { resource: { ...resource, apiVersion: 'v1' } }],
  ['a construct', { resource: undefined, construct: 'App/orders' }],
  ['a file', { resource: undefined }],
])('the fingerprint is another one for %s', (_name, change) => {
  expect(printOf({ ...finding, ...change })).not.toBe(printOf(finding));
});

test('findings about one field are told apart by counting', () => {
  const prints = render([finding, { ...finding, message: 'z' }]).results!.map(({ partialFingerprints }) => partialFingerprints!.primaryLocationLineHash!);
  expect(prints.map((print) => print.split(':')[1])).toEqual(['1', '2']);
  expect(new Set(prints.map((print) => print.split(':')[0])).size).toBe(1);
});

test.each([
  ['./a b/ü#%.yaml', { uri: 'a%20b/%C3%BC%23%25.yaml', uriBaseId: '%SRCROOT%' }],
  ['a\\b.yaml', { uri: 'a/b.yaml', uriBaseId: '%SRCROOT%' }],
  ['../a.yaml', { uri: '../a.yaml', uriBaseId: '%SRCROOT%' }],
  ['/tmp/a.yaml', { uri: 'file:///tmp/a.yaml' }],
  ['C:\\a\\b.yaml', { uri: 'file:///C%3A/a/b.yaml' }],
  ['\ud800\u202e.yaml', { uri: '%EF%BF%BD%E2%80%AE.yaml', uriBaseId: '%SRCROOT%' }],
])('the file %s has a valid address', (file, expected) => {
  const [result] = render([{ ...finding, location: { ...finding.location!, file } }]).results!;
  expect(result!.locations![0]!.physicalLocation!.artifactLocation).toEqual(expected);
});

test('nothing that a viewer would act on gets through', () => {
  const hostile = '\u001b[31m\u202e](https://evil.example)\u0000\r\n';
  const run = render([{
    ...finding,
    message: hostile,
    help: hostile,
    related: [{ message: hostile, path: [hostile], location: finding.location! }, { message: hostile, path: [hostile] }],
    resource: { ...resource, name: hostile },
    path: [hostile],
  }], [{ finding, reason: hostile, inSource: true }]);
  const safe = '\\u{1b}[31m\\u{202e}] (https://evil.example)\\u{0}\\u{d}\\u{a}';
  expect(run.results![0]!.message.text).toContain(`${safe}\n${safe}\n${safe}: `);
  const texts = textsIn(run.results);
  expect(texts.length).toBeGreaterThan(20);
  expect(texts.filter((text) => /[\p{C}\p{Zl}\p{Zp}]|\]\(/u.test(text.replaceAll('\n', '')))).toEqual([]);
});

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

test('no findings are a log too', () => {
  expect(render([])).toMatchObject({ results: [], invocations: [{ executionSuccessful: true, toolExecutionNotifications: [] }] });
});
