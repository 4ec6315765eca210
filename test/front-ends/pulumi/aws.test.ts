import { aws } from '../../../lib/front-ends/pulumi/aws';

test.each([
  ['is missing', Object.assign(new Error('cannot find module'), { code: 'MODULE_NOT_FOUND' }), 'need the package `@pulumi/aws`'],
  ['is broken', new Error('out of order'), 'out of order'],
])('says so where the AWS provider %s', (_, error, message) => {
  jest.resetModules();
  jest.doMock('@pulumi/aws/route53/record', () => { throw error; });
  expect(aws).toThrow(message);
});
