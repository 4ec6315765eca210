import { InvalidArgumentError, Option, type Command } from 'commander';
import { applies } from '../../vet/advisories/advise';
import { istioVersion } from '../../vet/advisories/istio-version';
import { readAdvice, type AdviceOptions } from './advisories/advice-input';
import { adviceJson } from './advisories/advice-json';
import { adviceText } from './advisories/advice-text';
import { colours } from './colours';
import { exitCode } from './exit-code';
import { print, type Io } from './io';
import { report } from './report';
import type { Subcommand } from './subcommand';
import { widthOf } from './text/wrap';

interface Options extends AdviceOptions {
  readonly format: 'text' | 'json';
}

const examples = `
Examples:
  $ fairlead advisories --istio 1.20.3                what is known of a version; nothing is read
  $ fairlead advisories manifests/                    the version from images, charts, values and labels, and what is used
  $ fairlead advisories --istio 1.20.3 manifests/     the version from here, the configuration from there
  $ fairlead advisories --context prod                a cluster as it is; nothing is written to it

A bulletin applies where the version is affected and the configuration uses what it is about, or where every
configuration does. It may apply where that cannot be told. Nothing is asked of the internet: the date of the
data is printed.

Exit codes: 0 nothing applies, 1 something applies or may, or a version is out of support, 2 the command line is wrong.`;

/** \`fairlead advisories\`: which of Istio's security bulletins are about a mesh. */
export const advisories: Subcommand = {
  name: 'advisories',

  declare(command: Command) {
    command
      .description('tell which of Istio\'s security bulletins apply, by version and by what the configuration uses')
      .argument('[path...]', 'files, folders, or - for the standard input')
      .option('--istio <version>', 'the version, such as 1.20.3, instead of those that are found; may be repeated', versions)
      .option('--context <name>', 'read the cluster of this context of the kubeconfig')
      .addOption(new Option('-i, --istio-namespace <name>', 'where istiod runs').default('istio-system'))
      .addOption(new Option('--format <format>', 'with json, what is wrong is JSON too').choices(['text', 'json']).default('text'))
      .addHelpText('after', examples);
  },

  async run(io: Io, paths: readonly string[], options: Options) {
    const wrong = wrongUsage(paths, options);
    if (wrong !== undefined) {
      await print(io.stderr, `error: ${wrong}\n`);
      return exitCode.wrongUsage;
    }
    const read = await readAdvice(io, paths, options);
    const isWrong = await report(io, read.findings, read.sources, options.format === 'json' ? 'json' : 'yaml');
    if (read.advice.versions.length === 0) return exitCode.wrongInput;
    await print(io.stdout, options.format === 'json'
      ? `${JSON.stringify(adviceJson(read), undefined, 2)}\n`
      : adviceText(read, widthOf(io.stdout), colours(io.env, io.stdout)));
    return isWrong || applies(read.advice) ? exitCode.wrongInput : exitCode.good;
  },
};

function wrongUsage(paths: readonly string[], { istio, context }: Options): string | undefined {
  if (paths.length > 0 && context !== undefined) return 'name paths or a --context, not both';
  return paths.length === 0 && context === undefined && istio === undefined ? 'name a version with --istio, a path, or a --context' : undefined;
}

function versions(text: string, before: readonly string[] = []): readonly string[] {
  if (!istioVersion(text)) throw new InvalidArgumentError('It must name a patch, such as 1.20.3.');
  return [...before, text];
}
