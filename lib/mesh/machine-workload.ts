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
  switch (resource.kind) {
    case 'WorkloadEntry':
      return entryWorkload(resource, resource.metadata.name, spec, { ...stringsIn(spec.labels), ...stringsIn(resource.metadata.labels) });
    case 'WorkloadGroup': {
      const template = record(spec.template);
      return entryWorkload(resource, resource.metadata.name, template, { ...stringsIn(template.labels), ...stringsIn(record(spec.metadata).labels) });
    }
    default:
      return undefined;
  }
}

/**
 * One endpoint that is described rather than run. It is taken for a proxy when its label `security.istio.io/tlsMode` says so,
 * or, without that label, when it names a service account (Istio, pilot/pkg/serviceregistry/serviceentry getTLSModeFromWorkloadEntry).
 */
export function entryWorkload(resource: Resource, name: string, entry: Readonly<Record<string, unknown>>, labels: Labels): Workload {
  const account = text(entry.serviceAccount);
  const tlsMode = labels['security.istio.io/tlsMode'] ?? (account === undefined ? 'disabled' : 'istio');
  return {
    resource,
    kind: resource.kind,
    name,
    namespace: namespaceOf(resource),
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
