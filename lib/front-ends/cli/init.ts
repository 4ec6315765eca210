import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Finding } from '../../diagnostics/finding';
import { quoteAll } from '../../specs/show';
import { exitCode } from './exit-code';
import { print, type Io } from './io';
import { report } from './report';
import { jsonSchemaText } from './schema';
import { starters } from './starters';
import type { Subcommand } from './subcommand';

const examples = `
Example:
  $ fairlead init specs && fairlead synth specs`;

/** \`fairlead init\`: two specs to start from. */
export const init: Subcommand = {
  name: 'init',

  declare(command: Command) {
    command
      .description('write two commented specs to start from, and the JSON Schema by which editors complete and check them')
      .argument('[folder]', 'where to write them', '.')
      .addHelpText('after', examples);
  },

  async run(io: Io, folder: string) {
    const files = new Map([...starters, ['fairlead.schema.json', jsonSchemaText()]]);
    const at = (name: string) => resolve(io.cwd, folder, name);
    const standing = [...files.keys()].filter((name) => existsSync(at(name)));
    const problem = standing.length > 0 ? `${quoteAll(standing.map((name) => join(folder, name)))} would be overwritten` : create(files, at);
    if (problem !== undefined) {
      await report(io, [refusal(problem)], [], 'yaml');
      return exitCode.wrongInput;
    }
    await print(io.stdout, `${[...files.keys()].map((name) => `wrote ${join(folder, name)}\n`).join('')}next: fairlead synth ${folder}\n`);
    return exitCode.good;
  },
};

/** Creates all files or none; gives the reason where it fails. */
function create(files: ReadonlyMap<string, string>, at: (name: string) => string): string | undefined {
  const created: string[] = [];
  try {
    mkdirSync(at('.'), { recursive: true });
    for (const [name, text] of files) {
      writeFileSync(at(name), text, { flag: 'wx' });
      created.push(name);
    }
    return undefined;
  } catch (error) {
    created.forEach((name) => rmSync(at(name)));
    return `cannot write the files: ${(error as Error).message}`;
  }
}

function refusal(message: string): Finding {
  return { code: 'cannot-write', severity: 'error', message, help: 'name another folder: `fairlead init <folder>`', path: [] };
}
