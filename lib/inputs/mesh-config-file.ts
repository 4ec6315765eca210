import type { Finding } from '../diagnostics/finding';
import type { Source } from '../diagnostics/source';
import { quote } from '../specs/show';
import { FileReader, type Surroundings } from './files';
import { meshConfigIn } from './mesh-config';

/** Istio's MeshConfig as a value; none where no file was named or it cannot be used. */
export interface MeshConfigRead {
  readonly value?: unknown;
  readonly findings: readonly Finding[];
  readonly sources: readonly Source[];
}

/** Reads a file that the user named: a MeshConfig, or the ConfigMap of istiod that holds it. */
export async function readMeshConfig(surroundings: Surroundings, path: string | undefined): Promise<MeshConfigRead> {
  if (path === undefined) return { findings: [], sources: [] };
  const { files, findings } = await new FileReader(surroundings).read([path]);
  const [file] = files;
  if (!file) return { findings, sources: [] };
  try {
    return { value: meshConfigIn(file.text), findings, sources: files };
  } catch (error) {
    const message = `${quote(path)} holds no MeshConfig: ${(error as Error).message.split('\n')[0]!.replace(/:$/, '')}`;
    const help = 'save it with `kubectl get configmap istio -n istio-system -o yaml`';
    return { findings: [...findings, { code: 'no-mesh-config', severity: 'error', message, help, path: [] }], sources: files };
  }
}
