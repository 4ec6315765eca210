import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { annotationIgnores } from '../../lib/vet/ignores/annotation-ignores';
import { synthesize } from '../front-ends/cdk8s-cli/synth';
import { temporaryFolder } from '../front-ends/cli/terminal';
import { installPackage } from '../front-ends/install-package';
import { makeProject, runProject } from '../front-ends/pulumi/run-program';
import { typeErrorsIn } from '../readme/type-errors';

const folder = temporaryFolder();
const guide = join(__dirname, '../../docs/guides/vet-in-programs.md');
const text = () => readFileSync(guide, 'utf8');
const textsIn = (language: string) => [...text().matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, block]) => block!);
const [configuration, ignored] = textsIn('yaml') as [string, string];
const [app, stack] = textsIn('ts') as [string, string];

/** Makes an empty folder a project with the programs of the guide. */
function project(name: string, files: Readonly<Record<string, string>>): string {
  const path = join(folder.path, name);
  mkdirSync(path);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content);
  return path;
}

function expectShown(index: number, shown: string): void {
  const block = textsIn('text')[index]!;
  if (process.env.UPDATE_CASES !== '1') {
    expect(shown.trim()).toBe(block.trim());
    return;
  }
  let at = -1;
  writeFileSync(guide, text().replace(/^```text\n.*?^```$/gms, (all) => (++at === index ? `\`\`\`text\n${shown.trim()}\n\`\`\`` : all)));
}

test('the programs compile', () => {
  expect(typeErrorsIn([app, stack])).toEqual([]);
});

test('cdk8s synth shows what the guide shows, and passes when it is mended', () => {
  const path = project('cdk8s', { 'cdk8s.yaml': configuration, 'main.ts': app });
  installPackage(path, ['index', 'front-ends/cdk8s/index'], ['cdk8s', 'constructs', 'tsx']);
  const { code, out } = synthesize(path);
  expect(code).toBe(2);
  // eslint-disable-next-line no-control-regex
  expectShown(0, out.slice(out.indexOf('(Violations)')).replace(/\u001b\[\d+m/g, ''));
  writeFileSync(join(path, 'main.ts'), app.replace('/pubic', '/public'));
  expect(synthesize(path).code).toBe(0);
});

test('the preview of the stack shows what the guide shows, and passes when it is mended', async () => {
  const path = project('pulumi', { 'index.ts': stack });
  makeProject(path);
  const { exitCode, errors, told } = await runProject(path, {}, { preview: true });
  expect(exitCode).toBe(32);
  expectShown(1, [...errors, ...told].join('\n\n'));
  writeFileSync(join(path, 'index.ts'), stack.replace('/pubic', '/public'));
  expect(await runProject(path, {}, { preview: true })).toMatchObject({ exitCode: 0, errors: [] });
});

test('the annotation is understood', () => {
  const resource = { apiVersion: 'v1', kind: 'Service', ...parse(ignored) as { metadata: { name: string } } };
  expect(annotationIgnores([resource])).toMatchObject({ ignores: [{ rules: ['gateway-not-found'], until: '2027-06-30' }], faults: [] });
});
