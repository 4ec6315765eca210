import type { Shown } from '../mesh/sight';
import type { MeshStatus } from './status';
import { summedUp } from './summed-up';

/** A status where some clients, wherever they may be, were not shown: nothing that seems ready is known to be. */
export function doubtedStatus(status: MeshStatus, notKnown: readonly Shown[]): MeshStatus {
  if (notKnown.length === 0) return status;
  const ports = status.ports.map((port) => (port.readiness === 'ready' ? { ...port, readiness: 'unknown' as const } : port));
  return { ...summedUp(ports), notKnown: [...status.notKnown, ...notKnown] };
}
