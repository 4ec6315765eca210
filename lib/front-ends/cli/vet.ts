import { Option, type Command } from 'commander';
import type { Severity } from '../../diagnostics/finding';
import { renderGithub } from '../../diagnostics/github';
import { printable } from '../../diagnostics/printable';
import { renderSarif } from '../../diagnostics/sarif';
import { isAtLeast, severities } from '../../diagnostics/severity-order';
import { renderText } from '../../diagnostics/text';
import { ignoreRules } from '../../vet/ignores/ignore-rules';
import { rules } from '../../vet/rules';
import { colours } from './colours';
import { exitCode } from './exit-code';
import { print, type Io } from './io';
import type { Subcommand } from './subcommand';
import { widthOf } from './text/wrap';
import { version } from './version';
import { fixInput } from './vet/fix-input';
import { judgeInput, type Judged, type VetOptions } from './vet/judge-input';
import { notCheckedText } from './vet/not-checked-text';
import { vetJson } from './vet/vet-json';

interface Options extends VetOptions {
  readonly fix?: boolean;
  readonly format: keyof typeof written;
  readonly failOn: Severity;
}

const examples = `
Examples:
  $ fairlead vet manifests/                          everything that will be applied; nothing is asked of a cluster
  $ fairlead vet manifests/ --context prod           as it will be in that cluster: what is there is known too
  $ fairlead vet --context prod                      the cluster as it is; nothing is written to it
  $ kubectl kustomize overlays/prod | fairlead vet -
  $ fairlead vet . --fix                             mend what takes no decision; comments and layout stay
  $ fairlead vet . --format json > findings.json
  $ fairlead vet . --format sarif > fairlead.sarif   for code scanning; --format github annotates a pull request

In a folder, all *.yaml, *.yml and *.json files are read, also below. Specs of fairlead are judged by what they make.
What hangs on something that was not given, such as the Gateways of another repository, is listed as not checked.
A comment \`# fairlead-ignore <rule> until 2027-06-30: <reason>\` leaves a finding be, as does an entry in fairlead.yaml.

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
      .addOption(new Option('--format <format>', 'how findings are printed').choices(Object.keys(written)).default('text'))
      .addOption(new Option('--fail-on <severity>', 'the least severity that makes the exit code 1').choices(severities).default('error'))
      .option('--complete', 'the paths hold all there is: what they do not show is not there')
      .option('--fix', 'mend in the files what takes no decision, then show what is left')
      .addHelpText('after', examples);
  },

  async run(io: Io, paths: readonly string[], options: Options) {
    if (paths.length === 0 && options.context === undefined) {
      await print(io.stderr, 'error: name a path, or a --context\n');
      return exitCode.wrongUsage;
    }
    if (options.fix && (paths.length === 0 || paths.includes('-'))) {
      await print(io.stderr, 'error: --fix needs the paths of files or folders\n');
      return exitCode.wrongUsage;
    }
    const judged = options.fix ? await fixed(io, paths, options) : await judgeInput(io, paths, options);
    await print(io.stdout, written[options.format](io, judged));
    return judged.findings.some(({ severity }) => isAtLeast(severity, options.failOn)) ? exitCode.wrongInput : exitCode.good;
  },
};

/** Mends the files, and says on the standard error what was done. */
async function fixed(io: Io, paths: readonly string[], options: VetOptions): Promise<Judged> {
  const { judged, made, files, refused } = await fixInput(io, paths, options);
  const lines = [...refused, `mended ${made} of the findings in ${files.size} ${files.size === 1 ? 'file' : 'files'}`];
  await print(io.stderr, lines.map((line) => `${printable(line)}\n`).join(''));
  return judged;
}

/** What is printed in each format. */
const written = {
  text: textOf,
  json: (_io: Io, { findings, notChecked }: Judged) => vetJson(findings, notChecked),
  sarif: (_io: Io, { findings }: Judged) => renderSarif({ findings, rules: [...ignoreRules, ...rules], version: version() }),
  github: (_io: Io, { findings }: Judged) => renderGithub(findings),
};

function textOf(io: Io, { findings, notChecked, ignored, sources, resources, from }: Judged): string {
  const palette = colours(io.env, io.stdout);
  const clean = `no findings in ${resources === 1 ? 'one resource' : `${resources} resources`} of ${from}\n`;
  return [
    findings.length === 0 ? clean : renderText(findings, sources, palette),
    ignored === 0 ? '' : `${ignored} ${ignored === 1 ? 'finding is' : 'findings are'} ignored\n`,
    notCheckedText(notChecked, widthOf(io.stdout), palette),
  ].filter((text) => text !== '').join('\n');
}
