import { InvalidArgumentError, type Command } from 'commander';
import { isDuration, queriesOver } from '../../../mtls/evidence/queries';
import { exitCode } from '../exit-code';
import { print, type Io } from '../io';
import type { Subcommand } from '../subcommand';

const examples = `
Example, which saves what Prometheus knows for --metrics:
  $ fairlead mtls queries | while read -r query; do
      curl -sG http://prometheus:9090/api/v1/query --data-urlencode "query=$query"; echo
    done > metrics.json`;

/** \`fairlead mtls queries\`: what is asked of Prometheus. */
export const queries: Subcommand = {
  name: 'queries',

  declare(command: Command) {
    command
      .description('print the queries that tell who calls in plaintext, one a line')
      .option('--window <duration>', 'how far back to look', duration, '7d')
      .addHelpText('after', examples);
  },

  async run(io: Io, { window }: { readonly window: string }) {
    await print(io.stdout, queriesOver(window).map((query) => `${query}\n`).join(''));
    return exitCode.good;
  },
};

/**
 * A duration of the command line.
 * @throws InvalidArgumentError
 */
export function duration(text: string): string {
  if (!isDuration(text)) throw new InvalidArgumentError('It must be a duration such as 7d or 12h.');
  return text;
}
