import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

test.each<[string, RegExp]>([
  ['fairlead/pulumi', /^(cdk8s|constructs|@pulumi\/aws|commander)/],
  ['fairlead/cdk8s', /^@pulumi\//],
  ['fairlead', /^(@pulumi\/|cdk8s|constructs)/],
])('%s loads no package that its users may lack', (entry, foreign) => {
  const program = `require(${JSON.stringify(entry)}); console.log(JSON.stringify(Object.keys(require.cache)))`;
  const files = JSON.parse(execFileSync(process.execPath, ['--require', 'tsx/cjs', '-e', program], { cwd: root, encoding: 'utf8' })) as string[];
  const packages = new Set(files.flatMap((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []));
  expect(files).toContain(join(root, 'lib', { 'fairlead/pulumi': 'front-ends/pulumi/', 'fairlead/cdk8s': 'front-ends/cdk8s/' }[entry] ?? '', 'index.ts'));
  expect([...packages].filter((name) => foreign.test(name))).toEqual([]);
});
