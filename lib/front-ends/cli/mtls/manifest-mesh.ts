import { clusterKinds } from '../../../cluster/kinds';
import type { Finding } from '../../../diagnostics/finding';
import type { FileReader } from '../../../inputs/files';
import { readManifests } from '../../../inputs/read-manifests';
import { quoteAll } from '../../../specs/show';
import type { ResourcesRead } from './resources-read';

/** Reads a mesh from files, folders and the standard input. */
export async function manifestMesh(paths: readonly string[], complete: boolean, reader: FileReader): Promise<ResourcesRead> {
  const files = await reader.read(paths);
  const { resources, specs, findings } = readManifests(files);
  // what could not be read may be anything
  const all = complete && findings.length === 0;
  return {
    resources,
    specs,
    shown: all ? clusterKinds.map(({ kind }) => ({ kind })) : [],
    doubts: [],
    from: paths.join(', '),
    findings: [...findings, ...(resources.length === 0 && specs.length === 0 && findings.length === 0 ? [nothingIn(paths)] : [])],
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
