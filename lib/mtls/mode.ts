import type { Cause } from './cause';

/** What a proxy asks of those who connect, in the words of PeerAuthentication. */
export type Mode = 'DISABLE' | 'PERMISSIVE' | 'STRICT';

/** A mode and what decides on it. */
export interface DecidedMode {
  readonly mode: Mode;
  readonly by: Cause;
}

/** The modes of one workload. */
export interface WorkloadModes extends DecidedMode {
  /** Ports of the workload, never of a Service, whose mode is said apart. */
  readonly ports: ReadonlyMap<number, DecidedMode>;
}

/** The mode that holds for a port of the workload. */
export function modeOfPort(modes: WorkloadModes, port: number | undefined): DecidedMode {
  return (port === undefined ? undefined : modes.ports.get(port)) ?? modes;
}
