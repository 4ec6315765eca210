import { Option, type Command } from 'commander';
import type { Severity } from '../../diagnostics/finding';
import { isAtLeast, severities } from '../../diagnostics/severity-order';
import { renderText } from '../../diagnostics/text';
import { colours } from './colours';
import { exitCode } from './exit-code';
import { print, type Io } from './io';
import type { Subcommand } from './subcommand';
import { widthOf } from './text/wrap';
import { judgeInput, type Judged, type VetOptions } from './vet/judge-input';
import { notCheckedText } from './vet/not-checked-text';
import { vetJson } from './vet/vet-json';

interface Options extends VetOptions {
  readonly format: 'text' | 'json';
  readonly failOn: Severity;
}

const examples = `
Examples:
  $ fairlead vet manifests/                          everything that will be applied; nothing is asked of a cluster
  $ fairlead vet manifests/ --context prod           as it will be in that cluster: what is there is known too
  $ fairlead vet --context prod                      the cluster as it is; nothing is written to it
  $ kubectl kustomize overlays/prod | fairlead vet -
  $ fairlead vet . --format json > findings.json

In a folder, all *.yaml, *.yml and *.json files are read, also below. Specs of fairlead are judged by what they make.
What hangs on something that was not given, such as the Gateways of another repository, is listed as not checked.

Exit codes: 0 nothing at or above the level of --fail-on, 1 something, 2 the command line is wrong.`;

/** \`fairlead vet\`: every rule, before anything is applied. */
export const vet: Subcommand = {
  name: 'vet',

  declare(command: Command) {
    command
      .description('check any mesh configuration, resource by resource and across them, before it is applied')
      .argument('[path...]', 'files, folders, or - for the standard input')
      .option('--context <name>', 'know what is in the cluster of this context of the kubeconfig; without paths, check it')
      .option('--mesh-config <file>', 'Istio\'s MeshConfig, or the ConfigMap that holds it, instead of the ConfigMap `istio`')
      .addOption(new Option('-n, --namespace <name>', 'the namespace of documents that name none').default('default'))
      .addOption(new Option('-i, --istio-namespace <name>', 'where istiod runs').default('istio-system'))
      .addOption(new Option('--format <format>', 'how findings are printed').choices(['text', 'json']).default('text'))
      .addOption(new Option('--fail-on <severity>', 'the least severity that makes the exit code 1').choices(severities).default('error'))
      .addHelpText('after', examples);
  },

  async run(io: Io, paths: readonly string[], options: Options) {
    if (paths.length === 0 && options.context === undefined) {
      await print(io.stderr, 'error: name a path, or a --context\n');
      return exitCode.wrongUsage;
    }
    const judged = await judgeInput(io, paths, options);
    await print(io.stdout, options.format === 'json' ? vetJson(judged.findings, judged.notChecked) : textOf(io, judged));
    return judged.findings.some(({ severity }) => isAtLeast(severity, options.failOn)) ? exitCode.wrongInput : exitCode.good;
  },
};

function textOf(io: Io, { findings, notChecked, sources, resources, from }: Judged): string {
  const palette = colours(io.env, io.stdout);
  const clean = `no findings in ${resources === 1 ? 'one resource' : `${resources} resources`} of ${from}\n`;
  return [
    findings.length === 0 ? clean : renderText(findings, sources, palette),
    notCheckedText(notChecked, widthOf(io.stdout), palette),
  ].filter((text) => text !== '').join('\n');
}
