import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

test('a user of fairlead/cdk8s loads neither Pulumi nor cdk8s-plus', () => {
  const entry = join(__dirname, '../../../lib/front-ends/cdk8s/index.ts');
  const program = `require(${JSON.stringify(entry)}); console.log(JSON.stringify(Object.keys(require.cache)))`;
  const loaded = JSON.parse(execFileSync(process.execPath, ['--require', 'tsx/cjs', '-e', program], { encoding: 'utf8' })) as string[];
  const packages = new Set(loaded.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []));
  expect([...packages]).toEqual(expect.arrayContaining(['cdk8s', 'constructs', 'zod']));
  expect([...packages].filter((name) => name.startsWith('@pulumi') || name.startsWith('cdk8s-plus'))).toEqual([]);
});
