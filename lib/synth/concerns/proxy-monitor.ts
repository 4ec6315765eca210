import type { MeshSettings } from '../../specs/mesh-settings';
import { rootNamespace } from '../root-namespace';
import { synthesized, type Synthesized } from '../synthesized';

/** What makes Prometheus read what proxies count, at the port that Istio leaves out of mutual TLS for it: of every container that names it. */
export function proxyMonitor(settings: MeshSettings): Synthesized[] {
  const { podMonitors } = settings.spec.telemetry.metrics ?? {};
  if (!podMonitors) return [];
  return [synthesized({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name: `${settings.metadata.name}-proxies`, namespace: rootNamespace, labels: podMonitors.labels },
    spec: {
      namespaceSelector: { any: true },
      selector: {},
      podMetricsEndpoints: [{ port: 'http-envoy-prom', path: '/stats/prometheus' }],
    },
  }, [{ spec: settings, path: ['spec', 'telemetry', 'metrics', 'podMonitors'] }])];
}
