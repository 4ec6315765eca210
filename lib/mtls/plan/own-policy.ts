import type { Mesh } from '../../mesh/mesh';
import { quote } from '../../specs/show';
import type { PortModes } from './amend-policy';
import { portText } from './ask';
import type { Change } from './change';
import { exactSelector } from './exact-selector';
import { madeResource } from './made-resource';
import type { Member } from './policy-group';
import { workloadText } from './workload-text';

/** A new policy for these workloads, named after the Service that was asked for. */
export function creation(mesh: Mesh, members: readonly Member[], spec: object): Change {
  const [{ ask, workload }] = members as [Member];
  const isAll = ask.servers.length === members.length;
  const suffix = isAll ? ask.service.resource.metadata.name : workload.name;
  const resource = madeResource(mesh, ask, { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', namespace: workload.namespace, suffix, spec });
  return { action: 'create', resource, reasons: reasonsOf(members) };
}

/** Labels for these workloads alone: those of the Service, where they select no other. */
export function selectorOf(mesh: Mesh, members: readonly Member[]): Readonly<Record<string, string>> | undefined {
  const workloads = members.map(({ workload }) => workload);
  const wanted = members.flatMap(({ targets }) => targets).flatMap(({ asks }) => asks).map(({ service }) => service.selector ?? {});
  return exactSelector(workloads, mesh.workloadsIn(workloads[0]!.namespace), wanted);
}

/** The port map of a policy. */
export function portLevelMtls(modes: PortModes): object {
  return Object.fromEntries([...modes].sort(([a], [b]) => a - b).map(([port, mode]) => [String(port), { mode }]));
}

/** Why a policy speaks of these ports. */
export function reasonsOf(members: readonly Member[]): readonly string[] {
  return [...new Set(members.flatMap(({ workload, modes, targets }) => [...modes].map(([port, mode], index) => {
    const { asks: [ask], because } = targets[index]!;
    const what = `${mode} on port ${port} of ${quote(workloadText(workload))}`;
    return because === undefined ? `${what}, which ${quote(portText(ask.service, ask.port))} leads to` : `${what}: ${because}`;
  })))];
}
