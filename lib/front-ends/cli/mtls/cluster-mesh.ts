import type { ClusterKind } from '../../../cluster/kinds';
import { readCluster } from '../../../cluster/read-cluster';
import type { Reading } from '../../../cluster/reading';
import { Unauthorized } from '../../../cluster/refusal';
import type { Finding } from '../../../diagnostics/finding';
import { quote } from '../../../specs/show';
import type { Io } from '../io';
import { progressOn } from './progress';
import type { ResourcesRead } from './resources-read';
import { unreadFindings } from './unread-findings';

/** Which cluster, and what of it. */
export interface ClusterMesh {
  readonly context?: string;
  readonly kinds: readonly ClusterKind[];
  readonly namespaces: readonly string[];
  readonly istioNamespace: string;
  /** Whether the MeshConfig is known from elsewhere. */
  readonly configKnown: boolean;
}

/** Reads a mesh from a running cluster; nothing is ever written to it. */
export async function clusterMesh(io: Io, wanted: ClusterMesh): Promise<ResourcesRead> {
  // a large package, loaded for nobody else
  const { connect } = await import('../../../cluster/connect.js');
  try {
    const { api, context, server } = await connect(wanted.context, io.env.KUBECONFIG);
    const progress = progressOn(io.stderr);
    const reading = await readCluster(api, wanted, progress.count).finally(progress.clear);
    return { ...judged(reading, wanted), specs: [], from: `${context} (${server})`, sources: [] };
  } catch (error) {
    return { resources: [], specs: [], shown: [], doubts: [], from: '', findings: [unreachable(error as Error)], sources: [] };
  }
}

function judged({ resources, shown, unread }: Reading, { configKnown }: ClusterMesh): Omit<ResourcesRead, 'from' | 'sources' | 'specs'> {
  const missed = unread.filter(({ name, why }) => !(name === 'istio' && configKnown) && !(name === 'istio-sidecar-injector' && why === 'absent'));
  return {
    resources,
    shown,
    // a part that was read does not tell of the others
    doubts: missed.filter(({ namespace, name }) => namespace === undefined || name !== undefined)
      .map(({ kind, namespace }) => ({ kind, ...(namespace !== undefined && { namespace }) })),
    findings: unreadFindings(missed, { resources, shown }),
  };
}

function unreachable(error: Error): Finding {
  if (error instanceof Unauthorized) {
    return finding(`the cluster does not accept the credentials: ${error.message}`, 'log in again, then `kubectl auth whoami`');
  }
  if ('help' in error) return finding(error.message, String(error.help));
  if (!isOfNetwork(error)) throw error;
  return finding(`cannot reach the cluster: ${error.message || quote(String(error.code))}`, 'does `kubectl version` reach it? `--context` names another one; manifests can be read from paths');
}

function isOfNetwork(error: Error): error is NodeJS.ErrnoException {
  return 'code' in error || error.message.startsWith('no answer');
}

function finding(message: string, help: string): Finding {
  return { code: 'no-cluster', severity: 'error', message, help, path: [] };
}
