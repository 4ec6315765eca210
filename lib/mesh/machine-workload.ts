import { stringsIn } from '../kube/pod';
import { record } from '../kube/record';
import type { Resource } from '../kube/resource';
import { text } from '../kube/text';
import type { Labels } from './label-index';
import { namespaceOf } from './namespace-of';
import type { Workload } from './workload';

/** The workload of a WorkloadEntry or WorkloadGroup, whose own labels count beside those of its spec. */
export function machineWorkload(resource: Resource): Workload | undefined {
  const spec = record(resource.spec);
  const { name, labels } = resource.metadata;
  switch (resource.kind) {
    case 'WorkloadEntry':
      return entryWorkload({ resource, name, entry: spec, labels: { ...stringsIn(spec.labels), ...stringsIn(labels) }, metadataPath: ['spec'] });
    case 'WorkloadGroup': {
      const entry = record(spec.template);
      const own = { ...stringsIn(entry.labels), ...stringsIn(record(spec.metadata).labels) };
      return entryWorkload({ resource, name, entry, labels: own, metadataPath: ['spec', 'metadata'] });
    }
    default:
      return undefined;
  }
}

/** An endpoint that is described rather than run. */
interface Described {
  readonly resource: Resource;
  readonly name: string;
  readonly entry: Readonly<Record<string, unknown>>;
  readonly labels: Labels;
  readonly metadataPath?: Workload['metadataPath'];
}

/**
 * The workload of one endpoint. It is taken for a proxy when its label `security.istio.io/tlsMode` says so,
 * or, without that label, when it names a service account (Istio, pilot/pkg/serviceregistry/serviceentry getTLSModeFromWorkloadEntry).
 */
export function entryWorkload({ resource, name, entry, labels, metadataPath }: Described): Workload {
  const account = text(entry.serviceAccount);
  const tlsMode = labels['security.istio.io/tlsMode'] ?? (account === undefined ? 'disabled' : 'istio');
  return {
    resource,
    kind: resource.kind,
    name,
    namespace: namespaceOf(resource),
    ...(metadataPath && { metadataPath }),
    labels,
    annotations: {},
    serviceAccount: account ?? 'default',
    dataPlane: tlsMode === 'istio' ? 'sidecar' : 'none',
    tlsMode,
    hbone: labels['networking.istio.io/tunnel'] === 'http',
    hostNetwork: false,
    namedPorts: new Map(Object.entries(record(entry.ports)).filter((port): port is [string, number] => typeof port[1] === 'number')),
  };
}
