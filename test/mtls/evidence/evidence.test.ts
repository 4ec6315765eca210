import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { evidenceOf } from '../../../lib/mtls/evidence/evidence';
import { isDuration, queriesOver } from '../../../lib/mtls/evidence/queries';

interface Case {
  readonly name: string;
  readonly answers: readonly unknown[];
  readonly [expected: string]: unknown;
}

const cases = parse(readFileSync(join(__dirname, 'evidence.yaml'), 'utf8')) as Case[];

test.each(cases)('$name', ({ answers, callers, measured, at, warnings = [], unusable = [] }) => {
  const found = evidenceOf(answers);
  expect({
    callers: found.callers,
    measured: [...found.measured].sort(),
    at: found.at,
    warnings: found.warnings,
    unusable: found.unusable.map(({ index, problem }) => `${index} ${problem}`),
  }).toEqual({ callers, measured, at, warnings, unusable });
});

test('no answer makes it throw, and the order of answers says nothing', () => {
  const label = fc.constantFrom('orders', 'unknown', 'mutual_tls', 'none', 'http', '');
  const keys = ['destination_workload_namespace', 'destination_workload', 'source_workload', 'connection_security_policy', 'reporter'];
  const series = fc.record({ metric: fc.oneof(fc.record(Object.fromEntries(keys.map((key) => [key, label])), { requiredKeys: [] }), fc.anything()), value: fc.oneof(fc.tuple(fc.nat(9), fc.constantFrom('1', '2.5', 'NaN', '+Inf', '')), fc.anything()) });
  const answer = fc.oneof(fc.anything(), fc.record({ status: fc.constantFrom('success', 'error'), data: fc.record({ resultType: fc.constant('vector'), result: fc.array(series) }) }));
  fc.assert(fc.property(fc.array(answer), (answers) => {
    const { callers, measured, at } = evidenceOf(answers);
    const other = evidenceOf([...answers].reverse());
    expect([other.callers, other.at]).toEqual([callers, at]);
    callers.forEach(({ destination, count }) => {
      expect(measured.has(`${destination.namespace}/${destination.workload}`)).toBe(true);
      expect(count).toBeGreaterThanOrEqual(1);
    });
  }), { seed: 1, numRuns: 500 });
});

test('Prometheus is asked what servers report, over the window', () => {
  const queries = queriesOver('12h');
  expect(queries).toHaveLength(4);
  expect(queries[0]).toBe('sum by (destination_workload_namespace, destination_workload, destination_service_name, source_workload_namespace, source_workload, request_protocol, connection_security_policy)'
    + ' (increase(istio_requests_total{reporter="destination", connection_security_policy!="mutual_tls"}[12h])) > 0');
  queries.forEach((query) => expect(query).not.toContain('\n'));
});

test.each([['7d', true], ['1h30m', true], ['500ms', true], ['0d', false], ['7', false], ['', false], ['7d]) or vector(1', false], ['week', false]])('%j is a duration: %j', (text, expected) => {
  expect(isDuration(text)).toBe(expected);
});
