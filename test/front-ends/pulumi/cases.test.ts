import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compactYaml } from '../../synth/compact-yaml';
import { mocked, type Addresses } from './mocked';

interface Case {
  readonly program: () => unknown;
  readonly addresses?: Addresses;
}

const root = join(__dirname, 'cases');

describe.each(readdirSync(root).sort())('%s', (name) => {
  const folder = join(root, name);

  test('gives what is written beside it', async () => {
    const { program, addresses } = await import(join(folder, 'program.ts')) as Case;
    const { resources, error } = await mocked(program, addresses);
    const [file, other] = error ? ['mistakes.txt', 'expected.yaml'] : ['expected.yaml', 'mistakes.txt'];
    const rendered = error ? error.message : resources.map(compactYaml).join('---\n');
    if (process.env.UPDATE_CASES === '1') writeFileSync(join(folder, file), rendered);
    expect(rendered).toBe(readFileSync(join(folder, file), 'utf8'));
    expect(existsSync(join(folder, other))).toBe(false);
    expect(rendered.split('\n').length).toBeLessThanOrEqual(81);
    if (error) expect(resources.filter((resource) => resource.name.startsWith('wrong'))).toEqual([]);
  });
});
