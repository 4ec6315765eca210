import { vetKinds } from '../../../cluster/kinds';
import type { Finding } from '../../../diagnostics/finding';
import type { Source } from '../../../diagnostics/source';
import { readMeshConfig } from '../../../inputs/mesh-config-file';
import { resourceKey, type Resource } from '../../../kube/resource';
import type { MeshInput } from '../../../mesh/mesh';
import { findingOf } from '../../../vet/finding-of';
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
}

/** What was found in an input. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  readonly sources: readonly Source[];
  /** How many resources were judged. */
  readonly resources: number;
  /** Where they come from, for a person. */
  readonly from: string;
}

/**
 * Judges what the paths hold; with a context as it will be in that cluster, where the paths' resources take the place of those there.
 * Of the cluster's own faults those are told that the paths bring about; without paths all of them.
 */
export async function judgeInput(io: Io, paths: readonly string[], options: VetOptions): Promise<Judged> {
  const config = await readMeshConfig(io, options.meshConfig);
  const given = paths.length > 0 ? await readGiven(io, paths, options.namespace) : nothingGiven;
  const cluster = options.context === undefined ? undefined : await clusterMesh(io, {
    ...options, kinds: vetKinds, namespaces: [], configKnown: config.value !== undefined,
  });
  const inputOf = (resources: readonly Resource[]): MeshInput => ({
    resources, shown: cluster?.shown ?? [], ...(config.value !== undefined && { meshConfig: config.value }),
  });
  const { faults, notChecked } = cluster ? changedBy(given, cluster, inputOf) : vet(inputOf(given.resources));
  return {
    findings: [
      ...config.findings, ...given.findings, ...(cluster?.findings ?? []),
      ...faults.map((fault) => findingOf(fault, (...place) => ({ location: given.locate(...place) }))),
    ],
    notChecked,
    sources: [...config.sources, ...given.sources],
    resources: given.resources.length || (cluster?.resources.length ?? 0),
    from: paths.length > 0 ? paths.join(', ') : cluster!.from,
  };
}

const nothingGiven: Given = { resources: [], locate: () => undefined, findings: [], sources: [] };

function changedBy(given: Given, cluster: ResourcesRead, inputOf: (resources: readonly Resource[]) => MeshInput): Vetted {
  const own = new Map(given.resources.map((resource) => [resourceKey(resource), resource]));
  const after = vet(inputOf([...cluster.resources.filter((resource) => !own.has(resourceKey(resource))), ...given.resources]));
  if (given.resources.length === 0) return after;
  const before = new Set(vet(inputOf(cluster.resources)).faults.map(faultKey));
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
