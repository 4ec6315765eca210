import { list } from '../kube/list';
import { stringsIn } from '../kube/pod';
import { record } from '../kube/record';
import type { Resource } from '../kube/resource';
import { text } from '../kube/text';
import { selectorIndex, type Labels } from '../mesh/label-index';
import type { Mesh } from '../mesh/mesh';
import { namespaceOf } from '../mesh/namespace-of';
import type { MeshPort, MeshService } from '../mesh/service';
import type { Workload } from '../mesh/workload';
import { fieldOf } from './field-of';
import type { OutsideCaller } from './outside-caller';

/** Finds who scrapes a port of a workload in plaintext. */
export type Scrapes = (service: MeshService, port: MeshPort, workload: Workload, target: number) => readonly OutsideCaller[];

/**
 * What Prometheus scrapes on the application's own port: by a ServiceMonitor or PodMonitor, or by annotations that nobody merges into
 * the proxy's metrics (Istio, `enablePrometheusMerge`; ztunnel merges nothing).
 */
export function scrapesOf(mesh: Mesh): Scrapes {
  const [ofServices, ofPods] = ['ServiceMonitor', 'PodMonitor'].map((kind) =>
    selectorIndex(mesh.resources.of(`monitoring.coreos.com/${kind}`), ({ spec }) => stringsIn(record(record(spec).selector).matchLabels)));
  return (service, port, workload, target) => [
    ...ofServices!(stringsIn(service.resource.metadata.labels)).filter((monitor) => watches(monitor, service.namespace))
      .flatMap((monitor) => monitored(monitor, 'endpoints', (entry) => entry.port === port.name || entry.targetPort === target)),
    ...ofPods!(workload.labels).filter((monitor) => watches(monitor, workload.namespace))
      .flatMap((monitor) => monitored(monitor, 'podMetricsEndpoints', (entry) =>
        entry.targetPort === target || entry.portNumber === target || workload.namedPorts.get(text(entry.port) ?? '') === target)),
    ...annotated(mesh, workload, target),
  ];
}

type Entry = Readonly<Record<string, unknown>>;

/** A monitor calls once, in the plainest way that one of its entries for the port asks for. */
function monitored(resource: Resource, field: string, isMeant: (entry: Entry) => boolean): OutsideCaller[] {
  const meant = list(record(resource.spec)[field]).map(record).filter(isMeant).filter((entry) => !hasCertificate(resource, entry));
  if (meant.length === 0) return [];
  const wire = meant.every(isTls) ? 'application TLS' : 'plaintext';
  return [{ caller: 'Prometheus', by: { resource, because: 'it scrapes the port of the application itself' }, wire }];
}

function isTls({ scheme }: Entry): boolean {
  return text(scheme)?.toLowerCase() === 'https';
}

/** Whoever reads over TLS with a certificate of his own, by a scrape class or in the entry, has seen to one of the mesh. */
function hasCertificate({ spec }: Resource, entry: Entry): boolean {
  const { cert, certFile } = record(entry.tlsConfig);
  return isTls(entry) && [record(spec).scrapeClass, cert, certFile].some((one) => one !== undefined);
}

function watches(monitor: Resource, namespace: string): boolean {
  const { any, matchNames } = record(record(monitor.spec).namespaceSelector);
  return any === true || (list(matchNames).length > 0 ? list(matchNames).includes(namespace) : namespaceOf(monitor) === namespace);
}

function annotated(mesh: Mesh, workload: Workload, target: number): OutsideCaller[] {
  const { annotations, dataPlane } = workload;
  const scraped = annotations['prometheus.io/scrape'] === 'true' && Number(annotations['prometheus.io/port']) === target;
  if (!scraped || merges(mesh, dataPlane, annotations)) return [];
  const by = { ...fieldOf(workload, 'annotations', 'prometheus.io/scrape'), because: 'its metrics are not merged into those of a proxy' };
  return [{ caller: 'Prometheus', by, wire: 'plaintext' }];
}

function merges({ config }: Mesh, dataPlane: Workload['dataPlane'], annotations: Labels): boolean {
  const wish = annotations['prometheus.istio.io/merge-metrics'];
  return dataPlane === 'sidecar' && (wish === undefined ? config.enablePrometheusMerge : wish !== 'false');
}
