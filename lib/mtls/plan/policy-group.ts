import type { Resource } from '../../kube/resource';
import { groupBy } from '../../mesh/group-by';
import type { Mesh } from '../../mesh/mesh';
import type { Workload } from '../../mesh/workload';
import { modeOfPort } from '../mode';
import { workloadModes } from '../port-mode';
import type { PortModes } from './amend-policy';
import type { Ask } from './ask';
import type { Target, Targets } from './targets';

/** Workloads whose modes are to change and for which one PeerAuthentication decides, or none of their own. */
export interface PolicyGroup {
  readonly namespace: string;
  readonly policy?: Resource;
  readonly members: readonly Member[];
}

/** A workload and what is to change of it. */
export interface Member {
  readonly workload: Workload;
  readonly modes: PortModes;
  readonly targets: readonly Target[];
  readonly ask: Ask;
}

/** Sorts what is not yet as it should be by who decides on it. */
export function policyGroups(mesh: Mesh, targets: Targets): readonly PolicyGroup[] {
  const members = [...targets].flatMap(([workload, ports]): Member[] => {
    const modes = workloadModes(mesh, workload);
    const open = [...ports].filter(([port, { mode }]) => modeOfPort(modes, port).mode !== mode);
    const [first] = open;
    if (!first) return [];
    const wanted = new Map(open.map(([port, { mode }]) => [port, mode]));
    return [{ workload, modes: wanted, targets: open.map(([, target]) => target), ask: first[1].asks[0] }];
  });
  const policyOf = ({ workload }: Member) => mesh.peerAuthentications().workload(workload)[0];
  return [...groupBy(members, ({ workload }) => workload.namespace)].flatMap(([namespace, own]) =>
    [...groupBy(own, policyOf)].map(([policy, group]) => ({ namespace, members: group, ...(policy && { policy }) })));
}

/** Members that are to have the very same modes. */
export function alike(members: readonly Member[]): readonly (readonly Member[])[] {
  return [...groupBy(members, ({ modes }) => JSON.stringify([...modes].sort(([a], [b]) => a - b))).values()];
}
