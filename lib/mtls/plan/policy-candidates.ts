import type { Resource } from '../../kube/resource';
import type { Mesh } from '../../mesh/mesh';
import { policyMode } from '../policy-modes';
import { namespaceMode } from '../sidecar-modes';
import { withMode, withPortModes, type PortModes } from './amend-policy';
import type { Change } from './change';
import { namespaceChange } from './namespace-change';
import { creation, portLevelMtls, reasonsOf, selectorOf } from './own-policy';
import { alike, type Member, type PolicyGroup } from './policy-group';
import { splitPolicy } from './split-policy';

/**
 * Ways to give a group its modes, the smallest first. What comes of each is for the caller to judge: where a mode is inherited,
 * istiod makes no rule for ztunnel of some port entries unless the workload's or the namespace's own mode is written out.
 */
export function* policyCandidates(mesh: Mesh, group: PolicyGroup): Generator<readonly Change[]> {
  const plain = group.policy ? amended(group, group.policy) : created(mesh, group);
  const inherited = namespaceMode(mesh.peerAuthentications(), group.namespace).mode;
  if (plain) {
    yield plain;
    yield plain.map((change) => (policyMode(change.resource) === undefined ? { ...change, resource: withMode(change.resource, inherited) } : change));
    yield [namespaceChange(mesh, group.members[0]!.ask, group.namespace, inherited, pinned), ...plain];
  }
  if (group.policy) yield* splitPolicy(mesh, group, group.policy);
}

const pinned = 'written out, since istiod makes no rule for ztunnel of a port entry beneath a mode that the mesh alone says';

/** The policy that decides, with the ports of all; none where its members are to differ. */
function amended({ members }: PolicyGroup, policy: Resource): Change[] | undefined {
  if (alike(members).length > 1 && !agree(members)) return undefined;
  const modes: PortModes = new Map(members.flatMap((member) => [...member.modes]));
  return [{ action: 'change', resource: withPortModes(policy, modes), before: policy, reasons: reasonsOf(members) }];
}

function agree(members: readonly Member[]): boolean {
  const all = members.flatMap(({ modes }) => [...modes]);
  return all.every(([port, mode]) => all.every(([other, otherMode]) => other !== port || otherMode === mode));
}

/** A policy of their own for those that have none. */
function created(mesh: Mesh, group: PolicyGroup): Change[] | undefined {
  const parts = alike(group.members).flatMap((members) => (selectorOf(mesh, members) ? [members] : members.map((member) => [member])));
  const changes = parts.map((members) => {
    const selector = selectorOf(mesh, members);
    return selector && creation(mesh, members, { selector: { matchLabels: selector }, portLevelMtls: portLevelMtls(members[0]!.modes) });
  });
  return changes.includes(undefined) ? undefined : changes as Change[];
}
