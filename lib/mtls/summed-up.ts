import { compareText } from '../kube/order';
import type { MeshService } from '../mesh/service';
import type { PortStatus } from './port-status';

/** Ports, and what they come to together. */
export interface SummedUp<Port extends PortStatus> {
  readonly ports: readonly Port[];
  /** How many ports are how far. */
  readonly counts: Readonly<Record<PortStatus['readiness'], number>>;
  /** The service that is safe to move now, all its ports at once; `undefined` where none is. */
  readonly next?: MeshService;
}

/** Counts the ports by how far they are, and finds what to move next. */
export function summedUp<Port extends PortStatus>(ports: readonly Port[]): SummedUp<Port> {
  const counts = { strict: 0, ready: 0, blocked: 0, unknown: 0 };
  for (const { readiness } of ports) counts[readiness] += 1;
  const next = nextService(ports);
  return { ports, counts, ...(next && { next }) };
}

/** Of the services all of whose ports are ready, one of the namespace with the least left to do: that is done soonest. */
function nextService(ports: readonly PortStatus[]): MeshService | undefined {
  const byService = new Map<MeshService, PortStatus[]>();
  const left = new Map<string, number>();
  for (const status of ports) {
    const { service, readiness } = status;
    byService.set(service, [...byService.get(service) ?? [], status]);
    if (readiness === 'blocked' || readiness === 'unknown') left.set(service.namespace, (left.get(service.namespace) ?? 0) + 1);
  }
  const movable = [...byService].filter(([, own]) => isMovable(own)).map(([service]) => service);
  const leftIn = ({ namespace }: MeshService) => left.get(namespace) ?? 0;
  return movable.sort((a, b) => leftIn(a) - leftIn(b) || compareText(a.host, b.host))[0];
}

function isMovable(ports: readonly PortStatus[]): boolean {
  return ports.some(({ readiness }) => readiness === 'ready') && ports.every(({ readiness }) => readiness === 'ready' || readiness === 'strict');
}
