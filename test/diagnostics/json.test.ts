import type { Finding } from '../../lib/diagnostics/finding';
import { renderJson } from '../../lib/diagnostics/json';

test('findings are one object, sorted, with their fields in one order whoever made them', () => {
  const location = { file: 'b.yaml', line: 1, column: 2, endLine: 1, endColumn: 3 };
  const first: Finding = {
    related: [{ location, path: ['spec', 0], message: 'there' }], path: [], message: 'a "message"\n', severity: 'error', code: 'first', location: { ...location, file: 'a.yaml' },
  };
  const second: Finding = {
    location, help: 'a fix', code: 'second', message: 'm', path: ['metadata'], severity: 'info', resource: { apiVersion: 'v1', kind: 'Service', name: 'orders' }, construct: 'App/x',
  };
  expect(renderJson([second, first])).toBe(`${JSON.stringify({
    findings: [
      {
        code: 'first',
        severity: 'error',
        message: 'a "message"\n',
        path: [],
        location: { ...location, file: 'a.yaml' },
        related: [{ message: 'there', path: ['spec', 0], location }],
      },
      {
        code: 'second', severity: 'info', message: 'm', help: 'a fix', resource: { apiVersion: 'v1', kind: 'Service', name: 'orders' }, path: ['metadata'], location, construct: 'App/x',
      },
    ],
  }, undefined, 2)}\n`);
});

test('no findings are an empty list', () => {
  expect(JSON.parse(renderJson([]))).toEqual({ findings: [] });
});
