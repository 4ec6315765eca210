import type { SidecarSpec } from '../../kube/generated/sidecar';
import { sortedSet } from '../../kube/order';
import { anywhereHost } from '../anywhere-host';
import type { Application, CalledService } from '../application';
import { rootNamespace } from '../root-namespace';
import { synthesized, type Synthesized } from '../synthesized';

/** With what telemetry an installation has beside it. */
const controlPlane = `${rootNamespace}/*`;

/**
 * The Sidecar of an application that says what it calls: its proxies know these hosts, and refuse all others.
 *
 * A Sidecar that selects pods takes the place of that of the namespace (Istio, pilot/pkg/model/sidecar.go), so that it keeps the control
 * plane's namespace itself.
 */
export function sidecar({ spec, selector, callees }: Application): Synthesized<SidecarSpec>[] {
  if (!callees) return [];
  const { applications, services, outside, anywhere, kubernetesApi } = callees;
  const inMesh = sortedSet([...applications, ...services, ...(kubernetesApi ? [apiServer] : [])].map(hostOf));
  const outsideNames = sortedSet([...outside.flatMap(({ names }) => names), ...(anywhere.length > 0 ? [anywhereHost(spec)] : [])]);
  return [synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'Sidecar',
    metadata: { name: spec.metadata.name, namespace: spec.metadata.namespace },
    spec: {
      workloadSelector: { labels: selector },
      outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' as const },
      egress: [
        ...anywhere.map((port) => listenerTo(port, anywhereHost(spec))),
        { hosts: [controlPlane, ...inMesh, ...outsideNames.map((host) => `./${host}`)] },
      ],
    },
  }, [{ spec, path: ['spec', 'callees'] }])];
}

/** It takes the whole of its port but for what has an address of its own, as Services have. */
function listenerTo(port: number, host: string): NonNullable<SidecarSpec['egress']>[number] {
  return { port: { number: port, name: `tcp-${port}`, protocol: 'TCP' }, hosts: [`./${host}`] };
}

/** Kubernetes keeps it in every cluster. */
const apiServer = { namespace: 'default', service: 'kubernetes' };

/** A Sidecar completes no short name. */
function hostOf({ namespace, service }: Pick<CalledService, 'namespace' | 'service'>): string {
  return `${namespace}/${service}.${namespace}.svc.cluster.local`;
}
