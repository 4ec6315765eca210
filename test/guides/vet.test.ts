import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as yaml from 'yaml';
import { vetKinds } from '../../lib/cluster/kinds';
import { command, temporaryFolder } from '../front-ends/cli/terminal';

const folder = temporaryFolder();
const inputs = join(__dirname, '../../docs/guides/vet');
const guide = `${inputs}.md`;
const text = () => readFileSync(guide, 'utf8');
const textsIn = (language: string) => [...text().matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, block]) => block!);
const inFolder = (args: string) => command(args.split(' '), { cwd: folder.path });

beforeEach(() => cpSync(inputs, folder.path, { recursive: true }));

test('the command with an output below it gives that output', async () => {
  const [all, line, expected] = /fairlead (vet [^\n]*)\n```\n\n```text\n(.*?)```/s.exec(text()) as unknown as [string, string, string];
  const { code, out, err } = await inFolder(line);
  expect({ code, err }).toEqual({ code: 1, err: '' });
  if (process.env.UPDATE_CASES === '1') writeFileSync(guide, text().replace(all, () => all.replace(`\`\`\`text\n${expected}`, `\`\`\`text\n${out}`)));
  else expect(out).toBe(expected);
});

test('what is mended is mended once, and comments stay', async () => {
  const [, line] = textsIn('sh').map((block) => block.trim().replace('fairlead ', ''));
  const first = await inFolder(line!);
  expect(first.err).toBe('mended 1 of the findings in 1 file\n');
  const mended = readFileSync(join(folder.path, 'manifests/orders.yaml'), 'utf8');
  expect(mended).toBe(readFileSync(join(inputs, 'manifests/orders.yaml'), 'utf8').replace('["./*"]', '["./*", istio-system/*]'));
  expect((await inFolder(line!)).err).toBe('mended 0 of the findings in 0 files\n');
});

test('both ways to leave a finding be hide it, and nothing else', async () => {
  const [comment, settings] = textsIn('yaml');
  writeFileSync(join(folder.path, 'sidecar.yaml'), comment!);
  expect((await inFolder('vet sidecar.yaml --fail-on info')).out).toMatch(/^no findings .*\n\n1 finding is ignored\n/);
  writeFileSync(join(folder.path, 'sidecar.yaml'), comment!.replace(/^#.*\n/m, ''));
  writeFileSync(join(folder.path, 'fairlead.yaml'), settings!.replace('shop-*', 'sho*'));
  expect((await inFolder('vet sidecar.yaml --fail-on info')).out).toMatch(/^no findings .*\n\n1 finding is ignored\n/);
});

test('the JSON is what is printed', async () => {
  const shown = JSON.parse(textsIn('json')[0]!) as { findings: unknown[]; notChecked: unknown[] };
  const { findings, notChecked } = JSON.parse((await inFolder('vet manifests/ --format json')).out) as typeof shown;
  expect(findings).toContainEqual(shown.findings[0]);
  expect(notChecked).toContainEqual(shown.notChecked[0]);
});

test('the ClusterRole gives the right to read what is read, and no other', () => {
  const { rules } = yaml.parse(textsIn('yaml')[2]!) as { rules: readonly { apiGroups: string[]; resources: string[]; verbs: string[] }[] };
  const given = rules.flatMap(({ apiGroups, resources, verbs }) => apiGroups.flatMap((group) => resources.map((plural) => `${verbs.join()} ${group}/${plural}`)));
  const wanted = vetKinds.map(({ kind, plural }) => `list ${kind.slice(0, kind.indexOf('/'))}/${plural}`);
  expect(given.sort()).toEqual([...wanted, 'get /configmaps'].sort());
});
