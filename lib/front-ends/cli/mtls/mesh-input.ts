import { Option, type Command } from 'commander';
import { clusterKinds } from '../../../cluster/kinds';
import type { Finding } from '../../../diagnostics/finding';
import type { Source } from '../../../diagnostics/source';
import type { Document } from '../../../inputs/document';
import { FileReader, forClusters } from '../../../inputs/files';
import { readMeshConfig } from '../../../inputs/mesh-config-file';
import { meshOf, type Mesh } from '../../../mesh/mesh';
import type { Shown } from '../../../mesh/sight';
import type { Io } from '../io';
import { clusterMesh } from './cluster-mesh';
import { manifestMesh } from './manifest-mesh';
import type { ResourcesRead } from './resources-read';

/** Options that say which mesh is meant. */
export interface MeshOptions {
  readonly context?: string;
  readonly namespace?: readonly string[];
  readonly istioNamespace: string;
  readonly meshConfig?: string;
  readonly complete?: boolean;
}

/** A mesh as it was read; nothing is to be said of it where a finding is an error. */
export interface MeshRead {
  readonly mesh: Mesh;
  /** Documents of our own kinds in the paths, right or wrong. */
  readonly specs: readonly Document[];
  /** What of the clients, wherever they may be, could not be read. */
  readonly doubts: readonly Shown[];
  /** Where it was read from, for a person. */
  readonly from: string;
  readonly findings: readonly Finding[];
  readonly sources: readonly Source[];
}

/** Declares the options by which a mesh is read, from files or from a cluster. */
export function declareMesh(command: Command): void {
  command
    .option('--context <name>', 'read the cluster of this context of the kubeconfig; without it and without paths, that of the current one')
    .option('-n, --namespace <name>', 'only the services of this namespace; may be repeated', collect)
    .addOption(new Option('-i, --istio-namespace <name>', 'where istiod runs').default('istio-system'))
    .option('--mesh-config <file>', 'Istio\'s MeshConfig, or the ConfigMap that holds it, instead of the ConfigMap `istio`')
    .option('--complete', 'the paths hold all there is: what they do not show is not there');
}

/** Reads the mesh that the paths hold, but for what the reader has read before, or else that of a cluster. */
export async function readMesh(io: Io, paths: readonly string[], options: MeshOptions, reader = new FileReader(io, forClusters)): Promise<MeshRead> {
  const config = await readMeshConfig(io, options.meshConfig);
  const read: ResourcesRead = paths.length > 0
    ? await manifestMesh(paths, options.complete === true, reader)
    : await clusterMesh(io, { ...options, kinds: clusterKinds, namespaces: options.namespace ?? [], configKnown: config.value !== undefined });
  return {
    mesh: meshOf({ resources: read.resources, shown: read.shown, ...(config.value !== undefined && { meshConfig: config.value }) }),
    specs: read.specs,
    doubts: read.doubts,
    from: read.from,
    findings: [...config.findings, ...read.findings],
    sources: [...config.sources, ...read.sources],
  };
}

/** Gathers the values of an option that may be repeated. */
function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
