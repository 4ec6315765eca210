import type { SidecarSpec } from '../../kube/generated/sidecar';
import { sortedSet } from '../../kube/order';
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
  const { applications, services, outside, kubernetesApi } = callees;
  const inMesh = sortedSet([...applications, ...services, ...(kubernetesApi ? [apiServer] : [])].map(hostOf));
  return [synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'Sidecar',
    metadata: { name: spec.metadata.name, namespace: spec.metadata.namespace },
    spec: {
      workloadSelector: { labels: selector },
      outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' as const },
      egress: [{ hosts: [controlPlane, ...inMesh, ...sortedSet(outside.flatMap(({ names }) => names)).map((host) => `./${host}`)] }],
    },
  }, [{ spec, path: ['spec', 'callees'] }])];
}

/** Kubernetes keeps it in every cluster. */
const apiServer = { namespace: 'default', service: 'kubernetes' };

/** A Sidecar completes no short name. */
function hostOf({ namespace, service }: Pick<CalledService, 'namespace' | 'service'>): string {
  return `${namespace}/${service}.${namespace}.svc.cluster.local`;
}
