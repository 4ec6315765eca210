import { gateways, workloads, type Host } from '../engines/hosts';
import type { Resource } from 'fairlead';

/** The pods that a cluster would have where the rig has entries: a vetter looks for them. */
export const pods: readonly Resource[] = [...Object.values(gateways).map((host) => podOf(host, 'router')), ...workloads.map((host) => podOf(host, 'sidecar'))];

function podOf({ name, namespace, labels, serviceAccount: serviceAccountName }: Host, proxy: 'router' | 'sidecar'): Resource {
  const containers = [{ name: 'istio-proxy', args: ['proxy', proxy] }, ...(proxy === 'sidecar' ? [{ name: 'application' }] : [])];
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace, labels }, spec: { serviceAccountName, containers }, status: { phase: 'Running' } } as Resource;
}
