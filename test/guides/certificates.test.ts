import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as yaml from 'yaml';
import type { CertificateSpec } from '../../lib/kube/generated/certificate';
import { command, temporaryFolder } from '../front-ends/cli/terminal';

const folder = temporaryFolder();
const guide = join(__dirname, '../../docs/guides/certificates.md');
const text = () => readFileSync(guide, 'utf8');
const commands = [...text().matchAll(/^fairlead (synth \S+)\n```(?:\n\n```text\n(.*?)```)?/gms)].map(([all, line, expected]) => [line!, { all, expected }] as const);

beforeEach(() => cpSync(join(__dirname, '../../docs/guides/certificates'), folder.path, { recursive: true }));

test.each(commands)('fairlead %s gives what the guide shows', async (line, { all, expected }) => {
  const { code, out, err } = await command(line.split(' '), { cwd: folder.path });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  if (expected === undefined) return;
  if (process.env.UPDATE_CASES === '1') writeFileSync(guide, text().replace(all, () => all.replace(/```text\n.*?```/s, `\`\`\`text\n${out}\`\`\``)));
  else expect(out).toBe(expected);
});

test('each group and kind of the table is one that the commands ask, or cert-manager\'s own', async () => {
  const outputs = await Promise.all(commands.map(([line]) => command(line.split(' '), { cwd: folder.path })));
  const specs = outputs.flatMap(({ out }) => yaml.parseAllDocuments(out).map((document) => document.toJS() as { kind: string; spec: CertificateSpec })).filter(({ kind }) => kind === 'Certificate');
  const asked = specs.map(({ spec: { issuerRef: { kind, group } } }) => `${kind} ${group}`);
  const table = [...text().matchAll(/^\| [^|]+\| `\w+` or `(\w+)` \| `([^`]+)`/gm)].map(([, kind, group]) => `${kind} ${group}`);
  expect(asked).toEqual(table);
});
