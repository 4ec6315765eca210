import { MistakeError } from './mistake-error';

type Aws =
  & Pick<typeof import('@pulumi/aws/lb/getHostedZoneId'), 'getHostedZoneIdOutput'>
  & Pick<typeof import('@pulumi/aws/lb/getLoadBalancer'), 'getLoadBalancerOutput'>
  & Pick<typeof import('@pulumi/aws/route53/record'), 'Record'>;

/** What is used of the AWS provider: loaded when it is needed, so that who has no zone in Route 53 need not install it. */
export function aws(): Aws {
  /* eslint-disable @typescript-eslint/no-require-imports -- `import()` would make resources later than their component */
  try {
    return {
      ...require('@pulumi/aws/lb/getHostedZoneId') as Pick<Aws, 'getHostedZoneIdOutput'>,
      ...require('@pulumi/aws/lb/getLoadBalancer') as Pick<Aws, 'getLoadBalancerOutput'>,
      ...require('@pulumi/aws/route53/record') as Pick<Aws, 'Record'>,
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw new MistakeError('records in Route 53 need the package `@pulumi/aws`: install it beside `fairlead`');
  }
  /* eslint-enable @typescript-eslint/no-require-imports */
}
