import { clusterKinds } from '../../../cluster/kinds';
import type { Finding } from '../../../diagnostics/finding';
import { FileReader, forClusters } from '../../../inputs/files';
import { readManifests } from '../../../inputs/read-manifests';
import { quoteAll } from '../../../specs/show';
import type { Io } from '../io';
import type { ResourcesRead } from './resources-read';

/** Reads a mesh from files, folders and the standard input. */
export async function manifestMesh(io: Io, paths: readonly string[], complete: boolean): Promise<ResourcesRead> {
  const files = await new FileReader(io, forClusters).read(paths);
  const { resources, findings } = readManifests(files);
  // what could not be read may be anything
  const all = complete && findings.length === 0;
  return {
    resources,
    shown: all ? clusterKinds.map(({ kind }) => ({ kind })) : [],
    doubts: [],
    from: paths.join(', '),
    findings: [...findings, ...(resources.length === 0 && findings.length === 0 ? [nothingIn(paths)] : [])],
    sources: files.files,
  };
}

function nothingIn(paths: readonly string[]): Finding {
  return {
    code: 'no-resources',
    severity: 'error',
    message: `there is no Kubernetes resource in ${quoteAll(paths)}`,
    help: 'the guide docs/guides/mtls.md lists the kinds to save with `kubectl get -A -o json`; without paths, the cluster itself is read',
    path: [],
  };
}
