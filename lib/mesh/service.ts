import { list } from '../kube/list';
import { stringsIn } from '../kube/pod';
import { protocolOf } from '../kube/protocol';
import { record } from '../kube/record';
import type { Resource } from '../kube/resource';
import { portsOf, selectorOf } from '../kube/service';
import { text } from '../kube/text';
import { fullHost, serviceHost } from './full-host';
import type { Labels } from './label-index';
import { listenerOf, type Listener } from './listener';
import type { MeshConfig } from './mesh-config';
import { namespaceOf } from './namespace-of';

/** One port of a service, as clients know it. */
export interface MeshPort {
  readonly port: number;
  readonly name?: string;
  /** A number, or the name of a port of the workload. */
  readonly targetPort: number | string;
  /** In upper case; `undefined` where Istio guesses it from the first bytes. */
  readonly protocol?: string;
  readonly listener: Listener;
}

/** A host that clients in the mesh can name: a Service, or one host of a ServiceEntry. */
export interface MeshService {
  readonly resource: Resource;
  readonly host: string;
  readonly namespace: string;
  readonly ports: readonly MeshPort[];
  /** Whether clients are sent to the address that they asked for: headless Services, `resolution: NONE`. */
  readonly passthrough: boolean;
  /** Outside the mesh: MESH_EXTERNAL, which is the default of a ServiceEntry, and ExternalName. */
  readonly external: boolean;
  /** Namespaces that see it; empty for all. */
  readonly exportTo: readonly string[];
  /** Labels of the workloads behind it; `undefined` where it picks none itself. */
  readonly selector?: Labels;
}

/** The services that a Service or a ServiceEntry makes; none where it is neither. */
export function servicesOf(resource: Resource, config: MeshConfig, clusterDomain: string): MeshService[] {
  return resource.kind === 'Service' ? [kubernetesService(resource, config, clusterDomain)] : serviceEntryServices(resource, clusterDomain);
}

function kubernetesService(resource: Resource, config: MeshConfig, clusterDomain: string): MeshService {
  const { clusterIP, type, ports } = record(resource.spec);
  const namespace = namespaceOf(resource);
  const selector = selectorOf(resource);
  const annotated = stringsIn(resource.metadata.annotations)['networking.istio.io/exportTo'];
  const udp = new Set(list(ports).map(record).filter(({ protocol }) => protocol === 'UDP').map(({ port }) => port));
  return {
    resource,
    host: serviceHost(resource.metadata.name, namespace, clusterDomain),
    namespace,
    ports: portsOf(resource)
      .filter(({ port }) => !udp.has(port))
      .map((entry) => meshPort(entry.name, entry.port, entry.targetPort, protocolOf(entry))),
    passthrough: clusterIP === 'None' && type !== 'ExternalName',
    external: type === 'ExternalName',
    exportTo: annotated === undefined ? config.defaultServiceExportTo : annotated.split(',').map((target) => target.trim()),
    ...(selector !== undefined && type !== 'ExternalName' && { selector }),
  };
}

function serviceEntryServices(resource: Resource, clusterDomain: string): MeshService[] {
  const spec = record(resource.spec);
  const namespace = namespaceOf(resource);
  const ports = list(spec.ports).map(record).flatMap((entry): MeshPort[] => {
    const { number, targetPort } = entry;
    if (typeof number !== 'number') return [];
    const protocol = protocolOf({ port: number, targetPort: number, name: text(entry.protocol) ?? '' });
    return [meshPort(text(entry.name), number, typeof targetPort === 'number' && targetPort > 0 ? targetPort : number, protocol)];
  });
  const selector = stringsIn(record(spec.workloadSelector).labels);
  const exportTo = list(spec.exportTo).filter((target): target is string => typeof target === 'string');
  const hosts = list(spec.hosts).filter((host): host is string => typeof host === 'string' && host !== '');
  return [...new Set(hosts)].map((host) => ({
    resource,
    host: fullHost(host, namespace, clusterDomain),
    namespace,
    ports,
    passthrough: (spec.resolution ?? 'NONE') === 'NONE',
    external: spec.location !== 'MESH_INTERNAL',
    exportTo,
    ...(Object.keys(selector).length > 0 && { selector }),
  }));
}

function meshPort(name: string | undefined, port: number, targetPort: number | string, protocol: string | undefined): MeshPort {
  return { port, targetPort, listener: listenerOf(protocol, port), ...(name !== undefined && { name }), ...(protocol !== undefined && { protocol }) };
}
