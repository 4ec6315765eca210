import { list } from '../../kube/list';
import { protocolOf } from '../../kube/protocol';
import { record } from '../../kube/record';
import { remembered } from '../../kube/remembered';
import type { Resource } from '../../kube/resource';
import { portsOf, type ServicePort } from '../../kube/service';
import type { Fault } from '../rule';

/** A port of a Service, and where it stands. */
export interface PlacedPort extends ServicePort {
  readonly path: Fault['path'];
  /** What Istio takes it for, in upper case; `undefined` where it guesses. */
  readonly protocol?: string;
  /** `TCP`, `UDP` or `SCTP`. */
  readonly transport: string;
}

/** The ports of a Service with their places. */
export const servicePorts = remembered((service: Resource): readonly PlacedPort[] =>
  list(record(service.spec).ports).flatMap((entry, index) => portsOf({ ...service, spec: { ports: [entry] } }).map((port) => {
    const { protocol: transport } = record(entry);
    const protocol = transport === 'UDP' ? 'UDP' : protocolOf(port);
    return { ...port, path: ['spec', 'ports', index], transport: typeof transport === 'string' ? transport : 'TCP', ...(protocol !== undefined && { protocol }) };
  })));

/** A port as people speak of it: by name and number. */
export function portText({ name, port }: Pick<ServicePort, 'name' | 'port'>): string {
  return name === undefined ? `port ${port}` : `port \`${name}\` (${port})`;
}
