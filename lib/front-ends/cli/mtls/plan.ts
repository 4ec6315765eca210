import { Option, type Command } from 'commander';
import type { Finding } from '../../../diagnostics/finding';
import { FileReader, forClusters } from '../../../inputs/files';
import { problemFindings } from '../../../inputs/problem-findings';
import type { Mesh } from '../../../mesh/mesh';
import type { Shown } from '../../../mesh/sight';
import { observedCallers } from '../../../mtls/evidence/observed-callers';
import { witnessedStatus, type WitnessedStatus } from '../../../mtls/evidence/witnessed-status';
import type { MtlsPlan } from '../../../mtls/plan/plan';
import { planOver } from '../../../mtls/plan/plan-documents';
import { statusOf } from '../../../mtls/status';
import { summedUp } from '../../../mtls/summed-up';
import type { Problem } from '../../../specs/problem';
import { colours } from '../colours';
import { exitCode } from '../exit-code';
import { print, type Io } from '../io';
import { report } from '../report';
import type { Subcommand } from '../subcommand';
import { widthOf } from '../text/wrap';
import { writeFiles } from '../write';
import { askedFor, readPolicies, type AskOptions } from './asked-for';
import { askedService } from './asked-service';
import { chosenPorts } from './chosen-ports';
import { declareEvidence, readEvidence, type EvidenceOptions, type GivenEvidence } from './evidence-input';
import { declareMesh, readMesh, type MeshOptions } from './mesh-input';
import { isPlanFile, planFiles } from './plan-files';
import { planJson } from './plan-json';
import { planText, type PlannedFrom } from './text/plan-text';
import { shownWords } from './text/words';

type Options = MeshOptions & EvidenceOptions & AskOptions & {
  readonly from?: readonly string[];
  readonly output?: string;
  readonly acceptBreak?: readonly string[];
  readonly format: 'text' | 'json';
};

const clusterRole = 'the guide docs/guides/mtls.md has a ClusterRole with all that is read';

const examples = `
Examples:
  $ fairlead mtls plan --service shop/orders:http --mode STRICT                    in the cluster of the current context
  $ fairlead mtls plan --policy move.yaml --context prod --prometheus http://localhost:9090 -o plan
  $ fairlead mtls plan manifests/ --complete               state and MtlsPolicies in one folder
  $ kubectl get ns,svc,pods,deploy,peerauthentications,destinationrules -A -o json | fairlead mtls plan --policy move.yaml --complete -

Nothing is ever written to a cluster. Whoever would be cut off makes the plan refuse, unless --accept-break names them:
namespace/name of a workload, or Prometheus, kubelet, API server, load balancer, or unknown for who has no identity.
What hangs on something that was not shown or could not be read is refused as well.

With -o, each resource gets a file below apply/ or delete/, and these are in step-1/, step-2/ and so on where one pass
is not safe. A later run replaces and deletes only what fairlead itself wrote there and nobody has changed since.`;

/** \`fairlead mtls plan\`: what brings service ports to the modes that are asked for. */
export const plan: Subcommand = {
  name: 'plan',

  declare(command: Command) {
    command
      .description('show or write the fewest changes that give service ports the modes asked for, and who would be cut off')
      .argument('[path...]', 'files, folders, or - for the standard input: the state, and MtlsPolicies; without any, the cluster is read')
      .option('--service <namespace/service:port>', 'a port by its name or number; may be repeated', askedService)
      .addOption(new Option('--mode <mode>', 'what they should have').choices(['STRICT', 'PERMISSIVE', 'DISABLE']))
      .option('--policy <path>', 'MtlsPolicies that stand elsewhere than the state; may be repeated', collect)
      .option('--from <path...>', 'the same as the paths')
      .option('--accept-break <client>', 'who may be cut off; may be repeated', collect)
      .option('-o, --output <folder>', 'write a file for each resource instead of printing it');
    declareMesh(command);
    declareEvidence(command);
    command
      .addOption(new Option('--format <format>', 'with json, what is wrong and what is written is JSON too').choices(['text', 'json']).default('text'))
      .addHelpText('after', examples);
  },

  async run(io: Io, named: readonly string[], options: Options) {
    const paths = [...named, ...options.from ?? []];
    const misuse = misuseOf(paths, options);
    if (misuse !== undefined) {
      await print(io.stderr, `error: ${misuse}\n`);
      return exitCode.wrongUsage;
    }
    const format = options.format === 'json' ? 'json' : 'yaml';
    const reader = new FileReader(io, forClusters);
    const policies = await readPolicies(options.policy ?? [], reader);
    const { mesh, specs, doubts, from, findings, sources } = await readMesh(io, paths, options, reader);
    const { evidence, findings: ofEvidence } = await readEvidence(io, options);
    const asked = askedFor([...options.policy ?? [], ...paths], [...policies.specs, ...specs], options);
    const read = [...policies.findings, ...findings, ...ofEvidence];
    const isRead = read.every(({ severity }) => severity !== 'error');
    const found = [...read, ...(isRead ? asked.findings : [])];
    const allSources = [...policies.sources, ...sources, ...asked.sources];
    if (found.some(({ severity }) => severity === 'error')) {
      await report(io, found, allSources, format);
      return exitCode.wrongInput;
    }
    const status = seen(mesh, evidence);
    const known = { acceptBreak: options.acceptBreak ?? [], observed: observedCallers(status) };
    const { plan: planned, problems } = planOver(mesh, asked.documents, known);
    const told = problems.map((problem) => inOptions(problem, paths.length > 0));
    const wrong = [...problemFindings(told, asked.documentOf), ...(planned ? doubtful(planned, doubts) : [])];
    if (await report(io, [...found, ...wrong], allSources, format) || !planned) return exitCode.wrongInput;
    const namespaces = asked.documents.map((document) => (document as { readonly metadata: { readonly namespace: string } }).metadata.namespace);
    const made: PlannedFrom = { from, configShown: mesh.config.shown, status: chosenPorts(status, namespaces), ...(evidence && { evidence }) };
    return tell(io, planned, made, options);
  },
};

async function tell(io: Io, planned: MtlsPlan, made: PlannedFrom, { output, format }: Options): Promise<number> {
  if (output !== undefined) {
    const written = format === 'json' ? 'json' : 'yaml';
    const code = await writeFiles(io, output, planFiles(planned, written), { format: written, isOwn: isPlanFile });
    if (code !== exitCode.good) return code;
  }
  await print(io.stdout, format === 'json' ? planJson(planned, made) : planText(planned, made, output, widthOf(io.stdout), colours(io.env, io.stdout)));
  return exitCode.good;
}

function misuseOf(paths: readonly string[], { context, service, mode, policy }: Options): string | undefined {
  if (paths.length > 0 && context !== undefined) return 'name paths or a --context, not both';
  if (service && mode === undefined) return '--service needs a --mode: STRICT, PERMISSIVE or DISABLE';
  if (!service && mode !== undefined) return '--mode needs a --service; the modes of a MtlsPolicy stand in it';
  if (paths.length === 0 && !service && !policy) return 'say what is asked for: --service NAMESPACE/SERVICE:PORT with a --mode, or a --policy';
  return undefined;
}

/** How the ports stand by what was seen of them; nobody looks where there is no evidence. */
function seen(mesh: Mesh, evidence: GivenEvidence | undefined): WitnessedStatus {
  return evidence ? witnessedStatus(mesh, statusOf(mesh), evidence) : { ...summedUp([]), notKnown: [], elsewhere: [] };
}

/** The problem with its fix in the words of the command line. */
function inOptions(problem: Problem, fromFiles: boolean): Problem {
  const { code, help } = problem;
  if (code === 'not-shown') return { ...problem, help: fromFiles ? 'show them too, or say `--complete` where the paths hold all there is' : clusterRole };
  return code === 'client-cut-off' || code === 'seen-in-plaintext' ? { ...problem, help: `${help} with \`--accept-break\`` } : problem;
}

/** What could not be read may hold clients that are cut off; who changes nothing cuts off nobody. */
function doubtful({ changes }: MtlsPlan, doubts: readonly Shown[]): Finding[] {
  if (doubts.length === 0 || changes.length === 0) return [];
  return [{
    code: 'not-shown',
    severity: 'error',
    message: `whom the plan would cut off hangs on what could not be read: ${shownWords(doubts)}`,
    help: clusterRole,
    path: [],
  }];
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
