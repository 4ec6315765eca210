import { advisoryKinds } from '../../../cluster/kinds';
import type { Finding, Location, Path } from '../../../diagnostics/finding';
import type { Source } from '../../../diagnostics/source';
import { FileReader, forManifests, type Files } from '../../../inputs/files';
import type { Resource } from '../../../kube/resource';
import { dayOf } from '../../../specs/day';
import { advise, type Advice } from '../../../vet/advisories/advise';
import type { AnyDocument } from '../../../vet/advisories/versions/versions-in';
import type { Io } from '../io';
import { clusterMesh } from '../mtls/cluster-mesh';
import { givenIn } from '../vet/given';

/** Options that say what is judged. */
export interface AdviceOptions {
  readonly istio?: readonly string[];
  readonly context?: string;
  readonly istioNamespace: string;
}

/** What is to be said of an input. */
export interface AdviceRead {
  readonly advice: Advice;
  /** Where a place of a document stands; nothing where it is of a cluster. */
  readonly locate: (on: AnyDocument, path: Path) => Location | undefined;
  readonly findings: readonly Finding[];
  readonly sources: readonly Source[];
}

type Read = Omit<AdviceRead, 'advice'> & Pick<Parameters<typeof advise>[0], 'resources' | 'others' | 'shown' | 'unread'>;

/** Judges the version and the configuration that the options, the paths or the cluster give. */
export async function readAdvice(io: Io, paths: readonly string[], options: AdviceOptions): Promise<AdviceRead> {
  const { locate, findings, sources, ...input } = await readInput(io, paths, options);
  const advice = advise({ ...input, ...(options.istio && { istio: options.istio }), today: dayOf(io.now()) });
  const isVersionless = advice.versions.length === 0 && !findings.some(({ severity }) => severity === 'error');
  return { advice, locate, findings: [...findings, ...(isVersionless ? [noVersion(advice)] : [])], sources };
}

async function readInput(io: Io, paths: readonly string[], options: AdviceOptions): Promise<Read> {
  if (options.context !== undefined) {
    const { resources, shown, doubts, findings } = await clusterMesh(io, { ...options, kinds: advisoryKinds, namespaces: [], configKnown: false });
    return { resources, shown, unread: doubts, locate: () => undefined, findings, sources: [] };
  }
  const given = givenIn(perhapsValues(await new FileReader(io, forManifests).read(paths)), 'default', dayOf(io.now()));
  const otherOf = new Map<AnyDocument, typeof given.others[number]>(given.others.map((document) => [document.value, document]));
  return {
    ...given,
    others: [...otherOf.keys()],
    locate: (on, path) => otherOf.get(on)?.locate(path, 'value') ?? given.locate(on as Resource, path, 'value'),
  };
}

/** A file that is named may be one of values, which is no Kubernetes document. */
function perhapsValues({ files, findings }: Files): Files {
  return { files: files.map((file) => ({ ...file, named: file.named && /^\s*"?apiVersion"?\s*:/m.test(file.text) })), findings };
}

function noVersion({ unclear }: Advice): Finding {
  const texts = [...new Set(unclear.map(({ text }) => `\`${text}\``))].slice(0, 3).join(', ');
  return {
    code: 'no-istio-version',
    severity: 'error',
    message: unclear.length === 0 ? 'nothing that was given says which version of Istio runs' : `${texts} does not say which version of Istio runs`,
    help: 'name it with `--istio 1.30.5`, or give what installs Istio too: its manifests, values or charts',
    path: [],
  };
}
