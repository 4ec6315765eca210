import { type Command, Option } from 'commander';
import type { Finding } from '../../diagnostics/finding';
import { FileReader } from '../../inputs/files';
import { problemFindings } from '../../inputs/problem-findings';
import type { Resource } from '../../kube/resource';
import { dayOf } from '../../specs/day';
import { compile } from '../../synth/compile';
import { exitCode } from './exit-code';
import { print, type Io } from './io';
import { readSpecs, type SpecsRead } from './read-specs';
import { report, type Format } from './report';
import { resourceStream } from './resource-stream';
import type { Subcommand } from './subcommand';
import { write } from './write';

interface Options {
  readonly output?: string;
  readonly format: Format;
  readonly reference?: readonly string[];
}

const examples = `
Examples:
  $ fairlead synth specs/                                 print the resources of all specs in a folder
  $ fairlead synth specs/ k8s/ -o manifests/              check them against Deployments and Services, write files
  $ fairlead synth orders.yaml --reference ingress.yaml   a developer's side: the MeshIngress is the operator's
  $ kubectl get secureapplications,meshingresses,services,deployments -A -o yaml | fairlead synth -

In a folder, all *.yaml, *.yml and *.json files are read, also below. Other Kubernetes documents may stand beside the
specs: names, ports and selectors are checked against them.

With -o, each resource gets a file <namespace>/<kind>-<name>.yaml. A later run replaces and deletes only what fairlead
itself wrote and nobody has changed since; .fairlead.json records it.`;

/** \`fairlead synth\`: from specs to resources. */
export const synth: Subcommand = {
  name: 'synth',

  declare(command: Command) {
    command
      .description('print or write the resources of specs')
      .argument('<path...>', 'files, folders, or - for the standard input')
      .option('-o, --output <folder>', 'write a file for each resource instead')
      .addOption(new Option('--format <format>', 'of the resources; with json, what is wrong is JSON too').choices(['yaml', 'json']).default('yaml'))
      .option('--reference <path>', 'specs of others, to be checked against but not written; may be repeated', collect)
      .addHelpText('after', examples);
  },

  async run(io: Io, paths: readonly string[], { output, format, reference = [] }: Options) {
    const input = await readSpecs(io, paths, reference, new FileReader(io));
    const { resources, findings } = await judge(io, input, format);
    if (await report(io, findings, [...input.sources, ...input.openApi.sources], format)) return exitCode.wrongInput;
    if (output !== undefined) return write(io, output, resources, format);
    await print(io.stdout, resourceStream(resources, format));
    return exitCode.good;
  },
};

interface Judged {
  readonly resources: readonly Resource[];
  readonly findings: readonly Finding[];
}

async function judge(io: Io, input: SpecsRead, format: Format): Promise<Judged> {
  try {
    const { resources, problems, warnings } = compile({ ...input, today: dayOf(io.now()) });
    const documentOf = new Map([...input.documentOf, ...input.openApi.documents]);
    const findings = [...input.findings, ...input.openApi.findings, ...problemFindings(problems, documentOf), ...problemFindings(warnings, documentOf, 'warning')];
    return { resources: resources.map(({ resource }) => resource), findings };
  } catch (error) {
    // a fault here must not hide what was found before
    await report(io, input.findings, input.sources, format);
    throw error;
  }
}

function collect(path: string, before: readonly string[] = []): readonly string[] {
  return [...before, path];
}
