import type { Application } from '../application';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * What makes Prometheus read the metrics of an application, by the certificate of a scraper: its scrape class has the files, which a
 * PodMonitor cannot name. In ambient mode ztunnel brings the certificate, and Prometheus asks in the clear.
 */
export function podMonitor({ spec, mode, selector, metrics }: Application): Synthesized[] {
  if (!metrics?.monitors) return [];
  const shows = mode === 'sidecar';
  const { port, path, monitors: { labels, scrapeClass } } = metrics;
  return [synthesized({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name: spec.metadata.name, namespace: spec.metadata.namespace, labels },
    spec: {
      selector: { matchLabels: selector },
      ...(shows && { scrapeClass }),
      podMetricsEndpoints: [{ portNumber: port.targetPort, path, ...(shows && { scheme: 'https' }) }],
    },
  }, [{ spec, path: ['spec', 'metrics'] }])];
}
