import { compile } from '../../lib/synth/compile';
import { documentsOf } from './case';

const documents = documentsOf(`
apiVersion: fairlead.dev/v1alpha1
kind: SecureApplication
metadata: {name: orders, namespace: shop}
spec:
  ports: [{name: http, port: 80, protocol: HTTP}]
  dryRun: {until: "2026-12-31", reason: learning who calls}
`);

test.each([['the day before', '2026-12-30'], ['the last day', '2026-12-31']])('on %s it is tried out, and everybody is told so', (_name, today) => {
  const { resources, problems, warnings } = compile({ documents, today });
  expect(problems).toEqual([]);
  expect(resources.map(({ resource: { metadata } }) => metadata.annotations?.['istio.io/dry-run'])).toEqual(['true']);
  expect(warnings).toMatchObject([{ code: 'dry-run', on: documents[0], path: ['spec', 'dryRun'], message: 'the policies of `orders` refuse nobody until 2026-12-31: learning who calls' }]);
});

test.each([['the day after', '2027-01-01', 'dry-run-ended'], ['a day that nobody tells', undefined, 'day-not-given']])('on %s nothing is made of it', (_name, today, code) => {
  const { resources, problems } = compile({ documents, ...(today !== undefined && { today }) });
  expect(resources).toEqual([]);
  expect(problems.map((problem) => [problem.code, problem.on])).toEqual([[code, documents[0]]]);
});

test('that of somebody else has no end here', () => {
  expect(compile({ documents: [], reference: documents })).toEqual({ resources: [], problems: [], warnings: [] });
});
