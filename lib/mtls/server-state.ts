import { protocolOf } from '../kube/protocol';
import { record } from '../kube/record';
import { text } from '../kube/text';
import { listenerOf, type Listener } from '../mesh/listener';
import type { Mesh } from '../mesh/mesh';
import type { Workload } from '../mesh/workload';
import type { Cause } from './cause';
import { fieldOf } from './field-of';
import type { Mode } from './mode';
import { portMode } from './port-mode';

/** Who takes the connections to a port: the sidecar, ztunnel, a gateway's own servers, or the application itself. */
export type Taker = 'sidecar' | 'ztunnel' | 'gateway' | 'application' | 'unknown';

/** How one port of one workload receives. */
export interface ServerState {
  readonly taker: Taker;
  /** Set where a sidecar or ztunnel takes the connections. */
  readonly mode?: Mode;
  readonly by: Cause;
  /** How a sidecar treats the bytes. */
  readonly listener: Listener;
}

/** Ports of the proxy itself, which are never captured (Istio, tools/istio-iptables). */
const ownPorts = [15001, 15006, 15008, 15020, 15021, 15090];

/** The state of a port of a workload, which may be in no Service; `undefined` is a port that nobody can tell. */
export function serverState(mesh: Mesh, workload: Workload, port: number | undefined): ServerState {
  const listener = inboundListener(mesh, workload, port);
  switch (workload.dataPlane) {
    case 'gateway':
      return { taker: 'gateway', by: { resource: workload.resource, because: 'PeerAuthentication does not shape the servers of a Gateway' }, listener };
    case 'unknown':
      return { taker: 'unknown', by: { because: `nobody has shown the Namespace \`${workload.namespace}\`` }, listener };
    case 'none':
      return { taker: 'application', by: { resource: workload.resource, because: workload.hostNetwork ? 'hostNetwork pods have no proxy' : 'it has no proxy' }, listener };
    case 'ambient':
      return { taker: 'ztunnel', ...portMode(mesh, workload, port), listener };
    case 'sidecar': {
      const uncaptured = port === undefined ? undefined : notCaptured(workload, port);
      return uncaptured ? { taker: 'application', by: uncaptured, listener } : { taker: 'sidecar', ...portMode(mesh, workload, port), listener };
    }
  }
}

function notCaptured(workload: Workload, port: number): Cause | undefined {
  const { annotations } = workload;
  if (ownPorts.includes(port)) return { because: 'the proxy\'s own ports are never captured' };
  const [excluded, included] = ['exclude', 'include'].map((word) => `traffic.sidecar.istio.io/${word}InboundPorts`) as [string, string];
  if (portsIn(annotations[excluded])?.includes(String(port))) return fieldOf(workload, 'annotations', excluded);
  const only = portsIn(annotations[included]);
  return only && !only.includes('*') && !only.includes(String(port)) ? fieldOf(workload, 'annotations', included) : undefined;
}

function portsIn(annotation: string | undefined): string[] | undefined {
  return annotation?.split(',').map((port) => port.trim());
}

/** Listeners of a Sidecar stand in for those of Services; of several Services that send to one port the oldest decides. */
function inboundListener(mesh: Mesh, workload: Workload, port: number | undefined): Listener {
  if (port === undefined) return 'auto';
  const { ingress } = mesh.sidecarScopes().of(workload);
  if (ingress) {
    const { port: declared } = ingress.get(port) ?? {};
    return declared === undefined ? 'auto' : listenerOf(protocolOf({ port, targetPort: port, name: text(record(declared).protocol) ?? '' }), port);
  }
  for (const service of mesh.servicesOf(workload)) {
    const found = service.ports.find(({ targetPort }) => targetPort === port || workload.namedPorts.get(String(targetPort)) === port);
    if (found) return found.listener;
  }
  return 'auto';
}
