import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, temporaryFolder } from '../front-ends/cli/terminal';

const folder = temporaryFolder();
const root = join(__dirname, '../../docs/guides');
const guide = join(root, 'openapi.md');
const text = () => readFileSync(guide, 'utf8');

beforeEach(() => cpSync(join(root, 'openapi'), folder.path, { recursive: true }));

test('what no spec can say is told as the guide shows', async () => {
  const [all, line, expected] = /^fairlead (synth \S+ [^\n]*)\n```\n\n```text\n(.*?)```/ms.exec(text())!;
  const { code, out, err } = await command(line!.split(' '), { cwd: folder.path });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  if (process.env.UPDATE_CASES === '1') writeFileSync(guide, text().replace(all, () => all.replace(`\`\`\`text\n${expected}`, `\`\`\`text\n${err}`)));
  else expect(err).toBe(expected);
});

test('and with the entries of the guide, each path has its rule', async () => {
  const [, line] = [...text().matchAll(/^fairlead (synth \S+ [^\n]*)$/gm)].map(([, words]) => words!);
  const { code, out, err } = await command(line!.split(' '), { cwd: folder.path });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const rules = [...out.matchAll(/^ {8}x-fairlead-rule: (.*) orders\.example\.com .*$|- name: ([A-Z+]+ \/\S*)$/gm)].map(([, a, b]) => a ?? b);
  expect([...new Set(rules)].sort()).toEqual(['DELETE /v1/orders/{id}', 'GET+HEAD /v1/orders', 'GET+HEAD /v1/orders/{id}', 'GET+HEAD /v1/status']);
});

test('the entries of the guide are those of its file', () => {
  const shown = [...text().matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, block]) => block!).find((block) => block.includes('paths:'))!;
  const file = readFileSync(join(root, 'openapi/api/after.yaml'), 'utf8');
  expect(file.replace(/^ {2}/gm, '')).toContain(shown);
});
