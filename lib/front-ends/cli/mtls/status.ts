import { Option, type Command } from 'commander';
import { doubtedStatus } from '../../../mtls/doubted-status';
import { witnessedStatus } from '../../../mtls/evidence/witnessed-status';
import { statusOf } from '../../../mtls/status';
import { colours } from '../colours';
import { exitCode } from '../exit-code';
import { print, type Io } from '../io';
import { report } from '../report';
import type { Subcommand } from '../subcommand';
import { widthOf } from '../text/wrap';
import { chosenPorts, missingServices } from './chosen-ports';
import { declareEvidence, readEvidence, type EvidenceOptions } from './evidence-input';
import { declareMesh, readMesh, type MeshOptions } from './mesh-input';
import { statusJson } from './status-json';
import { statusSummary } from './text/status-summary';
import { statusTable } from './text/status-table';

type Options = MeshOptions & EvidenceOptions & { readonly format: 'text' | 'json' };

const examples = `
Examples:
  $ fairlead mtls status                                   the cluster of the current context; nothing is written to it
  $ fairlead mtls status -n shop --prometheus http://localhost:9090
  $ fairlead mtls status manifests/ --complete             a repository that holds all there is
  $ kubectl get ns,svc,pods,deploy,peerauthentications,destinationrules -A -o json | fairlead mtls status -

READY says whether a port can be STRICT: no for a known reason, «not known» where nothing speaks against it but
something was not shown. Every workload in sight counts as a client of every service that it sees; --prometheus and
--metrics tell who really calls in plaintext, and a port where somebody does is not ready.`;

/** \`fairlead mtls status\`: how far each service port is from STRICT. */
export const status: Subcommand = {
  name: 'status',

  declare(command: Command) {
    command
      .description('show by service and port which mode holds and why, who calls in plaintext, and what is ready for STRICT')
      .argument('[path...]', 'files, folders, or - for the standard input; without any, the cluster is read');
    declareMesh(command);
    declareEvidence(command);
    command
      .addOption(new Option('--format <format>', 'with json, what is wrong is JSON too').choices(['text', 'json']).default('text'))
      .addHelpText('after', examples);
  },

  async run(io: Io, paths: readonly string[], options: Options) {
    if (paths.length > 0 && options.context !== undefined) {
      await print(io.stderr, 'error: name paths or a --context, not both\n');
      return exitCode.wrongUsage;
    }
    const format = options.format === 'json' ? 'json' : 'yaml';
    const { mesh, doubts, from, findings, sources } = await readMesh(io, paths, options);
    const { evidence, findings: ofEvidence } = await readEvidence(io, options);
    const found = [...findings, ...ofEvidence];
    if (found.some(({ severity }) => severity === 'error')) {
      await report(io, found, sources, format);
      return exitCode.wrongInput;
    }
    const whole = witnessedStatus(mesh, doubtedStatus(statusOf(mesh), doubts), evidence ?? { callers: [], measured: new Set() });
    if (await report(io, [...found, ...missingServices(mesh, whole, options.namespace)], sources, format)) return exitCode.wrongInput;
    const chosen = chosenPorts(whole, options.namespace);
    if (options.format === 'json') {
      await print(io.stdout, statusJson(chosen, evidence));
      return exitCode.good;
    }
    const palette = colours(io.env, io.stdout);
    const width = widthOf(io.stdout);
    const summarized = { status: chosen, from, configShown: mesh.config.shown, fromFiles: paths.length > 0, ...(evidence && { evidence }) };
    await print(io.stdout, `${statusTable(chosen.ports, width, palette, evidence?.window)}\n${statusSummary(summarized, width, palette)}`);
    return exitCode.good;
  },
};
