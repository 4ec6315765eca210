import { type Command, Option } from 'commander';
import { guardDocuments } from '../../guard/guard-documents';
import { FileReader } from '../../inputs/files';
import { problemFindings } from '../../inputs/problem-findings';
import type { Resource } from '../../kube/resource';
import { exitCode } from './exit-code';
import { print, type Io } from './io';
import { fileName } from './output/file-name';
import { readSpecs } from './read-specs';
import { report, type Format } from './report';
import { resourceStream } from './resource-stream';
import type { Subcommand } from './subcommand';
import { resourceText, writeFiles } from './write';

interface Options {
  readonly output?: string;
  readonly format: Format;
  readonly operators?: readonly string[];
  readonly warn?: boolean;
}

const examples = `
Examples:
  $ fairlead guard platform/ --operators platform-team -o cluster/   write cluster/guard/**
  $ fairlead guard platform/ --warn | kubectl apply -f -             move in: warn, and write into the audit log
  $ kubectl get meshingresses,meshsettings -A -o yaml | fairlead guard -

Give the MeshIngresses of all ingresses of the mesh: what none of them grants is refused. Kubernetes 1.30 or later.

Operators are whoever may \`operate\` \`meshingresses.fairlead.dev\`: cluster administrators, and the groups of --operators.
The service accounts of a namespace are a group too: system:serviceaccounts:flux-system.`;

/** \`fairlead guard\`: from the grants of ingresses to what the API server holds everybody to. */
export const guard: Subcommand = {
  name: 'guard',

  declare(command: Command) {
    command
      .description('print or write the roles and admission policies that hold a mesh to its MeshIngresses')
      .argument('<path...>', 'files, folders, or - for the standard input')
      .option('-o, --output <folder>', 'write a file for each resource instead, below guard in that folder')
      .addOption(new Option('--format <format>', 'of the resources; with json, what is wrong is JSON too').choices(['yaml', 'json']).default('yaml'))
      .option('--operators <group>', 'a group of users that are operators; may be repeated', (group, before: readonly string[] = []) => [...before, group])
      .option('--warn', 'refuse nothing yet, but warn of it and write it into the audit log')
      .addHelpText('after', examples);
  },

  async run(io: Io, paths: readonly string[], { output, format, operators = [], warn = false }: Options) {
    const input = await readSpecs(io, paths, [], new FileReader(io));
    // without any document, what was read says so itself
    const { documents } = input;
    const { resources, problems } = documents.length === 0 ? { resources: [], problems: [] } : guardDocuments({ documents, operators, warns: warn });
    if (await report(io, [...input.findings, ...problemFindings(problems, input.documentOf)], input.sources, format)) return exitCode.wrongInput;
    if (output !== undefined) return writeFiles(io, output, files(resources, format), { format, isOwn: (name) => name.startsWith('guard/') });
    await print(io.stdout, resourceStream(resources, format));
    return exitCode.good;
  },
};

/** Below a name of its own, so that neither this command nor `synth` takes the folder of the other for its own. */
function files(resources: readonly Resource[], format: Format): ReadonlyMap<string, string> {
  return new Map(resources.map((resource) => [`guard/${fileName(resource, format)}`, resourceText(resource, format)]));
}
