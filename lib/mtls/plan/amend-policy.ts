import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import type { Labels } from '../../mesh/label-index';
import type { Mode } from '../mode';

/** Ports of workloads and their modes. */
export type PortModes = ReadonlyMap<number, Mode>;

/** The PeerAuthentication with these modes for ports, and the rest as it is. */
export function withPortModes(policy: Resource, modes: PortModes): Resource {
  const spec = record(policy.spec);
  const entries = [...modes].sort(([a], [b]) => a - b).map(([port, mode]) => [String(port), { mode }]);
  const portLevelMtls = { ...record(spec.portLevelMtls), ...Object.fromEntries(entries) as object };
  return modes.size === 0 ? policy : { ...policy, spec: { ...spec, portLevelMtls } };
}

/** The PeerAuthentication with this mode for the ports that it does not speak of. */
export function withMode(policy: Resource, mode: Mode): Resource {
  return { ...policy, spec: { ...record(policy.spec), mtls: { mode } } };
}

/** The PeerAuthentication for these pods. */
export function withSelector(policy: Resource, matchLabels: Labels): Resource {
  const spec = record(policy.spec);
  return { ...policy, spec: { ...spec, selector: { ...record(spec.selector), matchLabels } } };
}
