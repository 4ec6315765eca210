import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { vetKinds } from '../../../cluster/kinds';
import type { Finding } from '../../../diagnostics/finding';
import type { Source } from '../../../diagnostics/source';
import { FileReader } from '../../../inputs/files';
import { readMeshConfig } from '../../../inputs/mesh-config-file';
import { readSettings } from '../../../inputs/read-settings';
import { resourceKey, type Resource } from '../../../kube/resource';
import type { MeshInput } from '../../../mesh/mesh';
import { dayOf } from '../../../specs/day';
import { findingOf } from '../../../vet/finding-of';
import { annotationIgnores } from '../../../vet/ignores/annotation-ignores';
import { applyIgnores } from '../../../vet/ignores/apply-ignores';
import { fileIgnores } from '../../../vet/ignores/file-ignores';
import type { Ignores } from '../../../vet/ignores/ignore';
import { ignoreFinding } from '../../../vet/ignores/ignore-finding';
import { together } from '../../../vet/ignores/ignore-line';
import { vet, type Found, type NotChecked, type Vetted } from '../../../vet/vet';
import type { Io } from '../io';
import { clusterMesh } from '../mtls/cluster-mesh';
import type { ResourcesRead } from '../mtls/resources-read';
import { readGiven, type Given } from './given';

/** Options that say what is judged. */
export interface VetOptions {
  readonly context?: string;
  readonly meshConfig?: string;
  readonly namespace: string;
  readonly istioNamespace: string;
  readonly complete?: boolean;
}

/** What was found in an input. */
export interface Judged {
  readonly findings: readonly Finding[];
  /** The faults among the findings, with what mends them. */
  readonly faults: readonly Found[];
  readonly notChecked: readonly NotChecked[];
  /** How many findings are ignored. */
  readonly ignored: number;
  readonly given: Given;
  readonly sources: readonly Source[];
  /** How many resources were judged. */
  readonly resources: number;
  /** Where they come from, for a person. */
  readonly from: string;
}

/** The file beside which findings are ignored: in the working directory. */
const settingsFile = 'fairlead.yaml';

/**
 * Judges what the paths hold; with a context as it will be in that cluster, where the paths' resources take the place of those there.
 * Of the cluster's own faults those are told that the paths bring about; without paths all of them.
 */
export async function judgeInput(io: Io, paths: readonly string[], options: VetOptions): Promise<Judged> {
  const today = dayOf(io.now());
  const config = await readMeshConfig(io, options.meshConfig);
  const given = paths.length > 0 ? await readGiven(io, paths, options.namespace) : nothingGiven;
  const settings = await readIgnores(io);
  const cluster = options.context === undefined ? undefined : await clusterMesh(io, {
    ...options, kinds: vetKinds, namespaces: [], configKnown: config.value !== undefined,
  });
  const all = options.complete && given.findings.length === 0 ? vetKinds.map(({ kind }) => ({ kind })) : [];
  const inputOf = (resources: readonly Resource[]): MeshInput => ({
    resources, shown: cluster?.shown ?? all, ...(config.value !== undefined && { meshConfig: config.value }),
  });
  const judge = (resources: readonly Resource[]) => vet(inputOf(resources), today);
  const vetted = cluster ? changedBy(given, cluster, judge) : judge(given.resources);
  const own = paths.length > 0 ? given.resources : cluster!.resources;
  const isOwn = new Set(own);
  const ignores = together([given.ignores, annotationIgnores([...given.resources, ...cluster?.resources ?? []]), settings.ignores]);
  const { faults, notChecked, hidden, ignoreFaults } = applyIgnores(vetted, ignores, today);
  const locate: Parameters<typeof findingOf>[1] = (...place) => ({ location: given.locate(...place) });
  return {
    findings: [
      ...config.findings, ...given.findings, ...settings.findings, ...(cluster?.findings ?? []),
      ...faults.map((fault) => findingOf(fault, locate)),
      ...ignoreFaults.filter(({ place: { on } }) => on === undefined || isOwn.has(on)).map((fault) => ignoreFinding(fault, locate)),
    ],
    faults,
    notChecked,
    ignored: hidden.length,
    given,
    sources: [...config.sources, ...given.sources, ...settings.sources],
    resources: own.length,
    from: paths.length > 0 ? paths.join(', ') : cluster!.from,
  };
}

interface SettingsRead {
  readonly ignores: Ignores;
  readonly findings: readonly Finding[];
  readonly sources: readonly Source[];
}

async function readIgnores(io: Io): Promise<SettingsRead> {
  if (!existsSync(resolve(io.cwd, settingsFile))) return { ignores: together([]), findings: [], sources: [] };
  const { files, findings } = await new FileReader(io).read([settingsFile]);
  const read = files.map(readSettings);
  return {
    ignores: together(read.map(({ value, locate }) => fileIgnores(value, locate))),
    findings: [...findings, ...read.flatMap((settings) => settings.findings)],
    sources: files,
  };
}

const nothingGiven: Given = {
  resources: [], others: [], locate: () => undefined, documentOf: () => undefined, ignores: together([]), findings: [], sources: [],
};

function changedBy(given: Given, cluster: ResourcesRead, judge: (resources: readonly Resource[]) => Vetted): Vetted {
  const own = new Map(given.resources.map((resource) => [resourceKey(resource), resource]));
  const after = judge([...cluster.resources.filter((resource) => !own.has(resourceKey(resource))), ...given.resources]);
  if (given.resources.length === 0) return after;
  const before = new Set(judge(cluster.resources).faults.map(faultKey));
  const isOwn = ({ on }: { readonly on: Resource }) => own.get(resourceKey(on)) === on;
  return {
    faults: after.faults.filter((fault) => isOwn(fault) || !before.has(faultKey(fault))),
    notChecked: after.notChecked.filter(isOwn),
  };
}

/** What is the same before and after. */
function faultKey({ rule, on, path, message }: Found): string {
  return JSON.stringify([rule.code, resourceKey(on), path, message]);
}
