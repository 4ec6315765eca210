import { record } from '../kube/record';
import type { Resource } from '../kube/resource';
import type { Mode } from './mode';

const modes: readonly unknown[] = ['DISABLE', 'PERMISSIVE', 'STRICT'];

/** The mode that a PeerAuthentication sets; `undefined` for UNSET, an absent `mtls` and what is no mode. */
export function policyMode({ spec }: Resource): Mode | undefined {
  return modeIn(record(spec).mtls);
}

/** The port map of a PeerAuthentication; `undefined` for a port that is UNSET. */
export function policyPorts({ spec }: Resource): ReadonlyMap<number, Mode | undefined> {
  const entries = Object.entries(record(record(spec).portLevelMtls)).filter(([port]) => /^\d+$/.test(port));
  return new Map(entries.map(([port, value]) => [Number(port), modeIn(value)]));
}

function modeIn(value: unknown): Mode | undefined {
  const { mode } = record(value);
  return modes.includes(mode) ? mode as Mode : undefined;
}
