import { compareText } from '../../kube/order';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import type { Mesh } from '../../mesh/mesh';
import { namespaceOf } from '../../mesh/namespace-of';
import { peerAuthenticationKind, policySelector } from '../../mesh/peer-authentications';
import type { Workload } from '../../mesh/workload';
import { withPortModes, withSelector } from './amend-policy';
import type { Change } from './change';
import { commonLabels } from './exact-selector';
import { creation, reasonsOf, selectorOf } from './own-policy';
import { alike, type Member, type PolicyGroup } from './policy-group';
import { workloadText } from './workload-text';

/**
 * Takes workloads that are to differ out of a policy that holds for others too: they get a copy of their own, and one more label keeps
 * the old policy from selecting them. The copies are younger and count for nothing until then, so that no moment is without a policy.
 */
export function* splitPolicy(mesh: Mesh, { namespace, members }: PolicyGroup, policy: Resource): Generator<readonly Change[]> {
  const held = mesh.workloadsIn(namespace).filter((workload) => mesh.peerAuthentications().workload(workload)[0] === policy);
  const others = held.filter((workload) => !members.some((member) => member.workload === workload));
  const parts = alike(members);
  const [stay, leave]: readonly [readonly Member[], readonly (readonly Member[])[]] = others.length > 0 ? [[], parts] : [parts[0]!, parts.slice(1)];
  const staying = others.length > 0 ? others : stay.map(({ workload }) => workload);
  const found = leave.map((part) => copy(mesh, policy, part));
  if (leave.length === 0 || found.includes(undefined)) return;
  const copies = found.flatMap((changes) => changes ?? []);
  const leaving = leave.flat().map(({ workload }) => workload);
  for (const [key, value] of tellingLabels(staying, leaving)) {
    const narrowed = withSelector(stay[0] ? withPortModes(policy, stay[0].modes) : policy, { ...policySelector(policy), [key]: value });
    const reason = `it held for ${leaving.map((workload) => `\`${workloadText(workload)}\``).join(', ')} as well, which now has a policy of its own`;
    yield [...copies, { action: 'change', resource: narrowed, before: policy, reasons: [...reasonsOf(stay), reason] }];
  }
}

/** A copy may be there from an earlier step, or be somebody's policy that counted for nothing so far. */
function copy(mesh: Mesh, policy: Resource, members: readonly Member[]): Change[] | undefined {
  const matchLabels = selectorOf(mesh, members);
  if (!matchLabels) return undefined;
  const { spec } = withSelector(withPortModes(policy, members[0]!.modes), matchLabels);
  const others = mesh.resources.in(peerAuthenticationKind, namespaceOf(policy)).filter((other) => other !== policy);
  const before = others.find((other) => isEqual(policySelector(other), matchLabels));
  if (!before) return [creation(mesh, members, record(spec))];
  return isEqual(before.spec, spec) ? [] : [{ action: 'change', resource: { ...before, spec }, before, reasons: reasonsOf(members) }];
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => compareText(a, b)).map(([key, item]) => [key, sorted(item)]));
}

/** Labels that all who stay have and none who leaves does. */
function tellingLabels(staying: readonly Workload[], leaving: readonly Workload[]): [string, string][] {
  return Object.entries(commonLabels(staying)).filter(([key, value]) => leaving.every(({ labels }) => labels[key] !== value));
}
