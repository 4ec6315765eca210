import { list } from '../kube/list';
import { stringsIn } from '../kube/pod';
import { record } from '../kube/record';
import { text } from '../kube/text';
import { entryWorkload } from './machine-workload';
import type { MeshPort, MeshService } from './service';
import type { Workload } from './workload';

/** One workload behind one port of a service. */
export interface Endpoint {
  readonly workload: Workload;
  /** The port of the workload, which is what PeerAuthentications know; `undefined` where it has no port of the name. */
  readonly port?: number;
}

/** The endpoints that a ServiceEntry writes out itself; a host resolved by DNS without any is one, and has no proxy. */
export function writtenEndpoints(service: MeshService): Workload[] {
  const { resource } = service;
  const spec = record(resource.spec);
  const written = list(spec.endpoints).map(record);
  const byName = written.length === 0 && service.selector === undefined && ['DNS', 'DNS_ROUND_ROBIN', 'DYNAMIC_DNS'].includes(text(spec.resolution) ?? '');
  return byName
    ? [entryWorkload({ resource, name: service.host, entry: {}, labels: {} })]
    : written.map((entry, index) => entryWorkload({
      resource, name: `${resource.metadata.name}-${index}`, entry, labels: stringsIn(entry.labels), metadataPath: ['spec', 'endpoints', index],
    }));
}

/** Where a port of a service leads in one workload. */
export function endpointOf(workload: Workload, { name = '', port, targetPort }: MeshPort): Endpoint {
  const isMachine = machines.includes(workload.resource.kind);
  const own = isMachine ? workload.namedPorts.get(name) : undefined;
  const found = own ?? (typeof targetPort === 'number' ? targetPort : workload.namedPorts.get(targetPort));
  // a machine without a port of that name is asked on the port of the Service
  return found === undefined && !isMachine ? { workload } : { workload, port: found ?? port };
}

const machines = ['WorkloadEntry', 'WorkloadGroup', 'ServiceEntry'];
