import type { Command } from 'commander';
import { toYaml } from '../../inputs/to-yaml';
import { customResourceDefinitions } from '../../specs/export/crd';
import { jsonSchema } from '../../specs/export/json-schema';
import { exitCode } from './exit-code';
import { print, type Io } from './io';
import type { Subcommand } from './subcommand';

const examples = `
Examples:
  $ fairlead schema > fairlead.schema.json     for editors, as "# yaml-language-server: $schema=fairlead.schema.json"
  $ fairlead schema --crd | kubectl apply -f - for an API server that checks and keeps the specs`;

/** \`fairlead schema\`: the schema of the specs. */
export const schema: Subcommand = {
  name: 'schema',

  declare(command: Command) {
    command
      .description('print the JSON Schema of the specs, or their CustomResourceDefinitions')
      .option('--crd', 'print the CustomResourceDefinitions as YAML')
      .addHelpText('after', examples);
  },

  async run(io: Io, { crd }: { readonly crd?: boolean }) {
    await print(io.stdout, crd ? customResourceDefinitions().map(toYaml).join('---\n') : jsonSchemaText());
    return exitCode.good;
  },
};

/** The JSON Schema of all specs as a file. */
export function jsonSchemaText(): string {
  return `${JSON.stringify(jsonSchema(), undefined, 2)}\n`;
}
