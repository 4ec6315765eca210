import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Validation } from 'cdk8s-cli/plugins';
import { project } from './synth';
import { VetValidation } from 'fairlead';

const app = project();

test('cdk8s takes it for a validation', () => {
  const validation: Validation = new VetValidation();
  expect(validation.validate).toBeInstanceOf(Function);
});

test('a finding fails the synthesis and names the construct and the line that made it', () => {
  const { code, out, err } = app.synth({ args: ['--traced'] });
  expect({ code, err }).toEqual({ code: 2, err: 'Validation failed. See above reports for details\n' });
  const file = join(__dirname, 'app/expected.txt');
  const shown = out.slice(out.indexOf('(Violations)')).trimEnd() + '\n';
  if (process.env.UPDATE_CASES === '1') writeFileSync(file, shown);
  expect(shown).toBe(readFileSync(file, 'utf8'));
});

test('without traces it names the line of the manifest, and no construct where several resources have its name', () => {
  const { code, out } = app.synth();
  expect(code).toBe(2);
  expect(out).toContain('> dist/shop.k8s.yaml:35:7 spec.gateways[0]');
  // there is a Service `orders` too, and cdk8s knows one construct of that name
  expect(out).toContain('Construct Path: N/A');
  expect(app.synth({ args: ['--other-name'] }).out).toContain('Construct Path: shop/payments/VirtualService');
});

test('an App without findings is synthesized', () => {
  const { code, out } = app.synth({ args: ['--good', '--traced'] });
  expect({ code, found: out.includes('FL1001') }).toEqual({ code: 0, found: false });
});

test('a folder for each chart makes no difference', () => {
  const { code, out } = app.synth({ args: ['--traced', '--folders'] });
  expect(code).toBe(2);
  expect(out).toContain('Construct Path: shop/orders/VirtualService');
  expect(out).toMatch(/> main\.ts:\d+:5 spec\.gateways\[0\]/);
});

test('what is printed as manifests is judged too, and what hangs on something else is told', () => {
  const { code, out } = app.synth({ args: ['--no-ingress'], options: ['--stdout'] });
  expect(code).toBe(0);
  expect(out).toContain('no Gateway of `istio-ingress`: gateway-not-found (2 places)');
});

test('the reports as JSON have the construct of each violation', () => {
  const file = join(app.path, 'reports.json');
  app.synth({ args: ['--traced'], options: ['--validation-reports-output-file', file] });
  const { reports: [{ violations }] } = JSON.parse(readFileSync(file, 'utf8')) as { reports: [{ violations: unknown[] }] };
  expect(violations).toMatchObject([{ ruleName: 'error[FL1001] gateway-not-found', violatingConstructs: [{ constructPath: 'shop/orders/VirtualService' }] }]);
});

test('a MeshConfig that cannot be read fails it', () => {
  const { code, out } = app.synth({ args: ['--good'], validation: { properties: { meshConfig: 'none.yaml' } } });
  expect(code).toBe(2);
  expect(out).toContain('none.yaml');
});

test('the MeshConfig counts, and `failOn` says what fails', () => {
  writeFileSync(join(app.path, 'mesh.yaml'), 'outboundTrafficPolicy: {mode: REGISTRY_ONLY}\n');
  const outcome = (properties: object) => {
    const { code, out } = app.synth({ args: ['--good', '--exit'], validation: { properties } });
    return { code, found: out.includes('exit-for-everybody') };
  };
  expect(outcome({})).toEqual({ code: 0, found: false });
  expect(outcome({ meshConfig: 'mesh.yaml' })).toEqual({ code: 0, found: true });
  expect(outcome({ meshConfig: 'mesh.yaml', failOn: 'warning' })).toEqual({ code: 2, found: true });
});

test('what an annotation says is to be ignored fails nothing and is counted; without a reason it is not ignored', () => {
  const good = app.synth({ args: ['--good', '--traced', '--ignored=FL1001:meant'] });
  expect({ code: good.code, found: good.out.includes('gateway-not-found') }).toEqual({ code: 0, found: false });
  expect(good.out).toMatch(/Ignored\W+1\b/);
  const bad = app.synth({ args: ['--good', '--traced', '--ignored=FL1001'] });
  expect(bad.code).toBe(2);
  expect(bad.out).toContain('gateway-not-found');
  expect(bad.out).toContain('error[FL0002] ignore-without-reason');
  expect(bad.out).toContain('Construct Path: shop/ignored/VirtualService');
  expect(bad.out).toMatch(/> main\.ts:\d+:\d+ metadata\.annotations/);
});

test.each<[object, string]>([
  [{ failon: 'error' }, 'VetValidation has no property `failon`: did you mean `failOn`?'],
  [{ level: 'error' }, 'VetValidation has no property `level`: it has `failOn` and `meshConfig`'],
  [{ failOn: 'fatal' }, 'the property `failOn` of VetValidation is `error`, `warning` or `info`'],
  [{ meshConfig: 1 }, 'the property `meshConfig` of VetValidation is the path of a file'],
])('the properties %j are refused', (properties, message) => {
  expect(() => new VetValidation(properties as Record<string, unknown>)).toThrow(message);
});
