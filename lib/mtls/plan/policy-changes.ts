import type { Mesh } from '../../mesh/mesh';
import type { Checked } from '../../specs/checked';
import { quote, quoteAll } from '../../specs/show';
import { modeOfPort } from '../mode';
import { workloadModes } from '../port-mode';
import { portText } from './ask';
import { resourceText } from './cause-text';
import { withChanges, type Change } from './change';
import { changedMesh } from './changed-mesh';
import { wrongPorts } from './expected-modes';
import { policyCandidates } from './policy-candidates';
import { policyGroups, type PolicyGroup } from './policy-group';
import type { Targets } from './targets';
import { workloadText } from './workload-text';

/** The changes of PeerAuthentications that give the targets their modes and no other port another one, after those that are settled. */
export function* policyChanges(mesh: Mesh, settled: readonly Change[], targets: Targets): Checked<readonly Change[]> {
  let changes = settled;
  for (const group of policyGroups(changedMesh(mesh, settled), targets)) {
    const now = changedMesh(mesh, changes);
    const fitting = firstFitting(mesh, now, changes, group);
    if (fitting) changes = fitting;
    else yield* impossible(now, group);
  }
  return changes;
}

function firstFitting(mesh: Mesh, now: Mesh, changes: readonly Change[], group: PolicyGroup): readonly Change[] | undefined {
  for (const candidate of policyCandidates(now, group)) {
    const next = withChanges(changes, candidate);
    if (fits(now, changedMesh(mesh, next), group)) return next;
  }
  return undefined;
}

function fits(now: Mesh, next: Mesh, { namespace, members }: PolicyGroup): boolean {
  const wanted = new Map(members.map(({ workload, modes }) => [workload, modes]));
  return now.workloadsIn(namespace).every((workload) => {
    const modes = workloadModes(now, workload);
    const own = wanted.get(workload);
    const expected = (_: unknown, port: number | undefined) => (port === undefined ? undefined : own?.get(port)) ?? modeOfPort(modes, port).mode;
    return wrongPorts(next, workload, expected, [...modes.ports.keys(), ...own?.keys() ?? []]).length === 0;
  });
}

function* impossible(mesh: Mesh, { namespace, policy, members: [first, ...rest] }: PolicyGroup): Checked<void> {
  const { ask, workload } = first!;
  const { on, path } = ask;
  const what = `${quote(portText(ask.service, ask.port))} alone cannot be made ${ask.mode}`;
  if (namespace === mesh.config.rootNamespace) {
    yield {
      code: 'root-namespace',
      on,
      path,
      message: `${what}: in the root namespace ${quote(namespace)} a PeerAuthentication with a selector counts for nothing`,
      help: 'its policy without a selector holds for the whole mesh; run what needs a mode of its own in another namespace',
    };
    return;
  }
  const members = [first!, ...rest].map((member) => member.workload);
  const shared = mesh.workloadsIn(namespace).filter((other) => !members.includes(other)
    && (policy ? mesh.peerAuthentications().workload(other)[0] === policy : other.dataPlane === workload.dataPlane));
  yield policy
    ? {
      code: 'policy-shared',
      on,
      path,
      message: `${what}: \`${resourceText(policy)}\` decides on it, and on ${quoteAll(shared.map(workloadText))} as well`,
      help: 'no label tells them apart: label the pods, or give each a PeerAuthentication of its own, the oldest first',
    }
    : {
      code: 'policy-shared',
      on,
      path,
      message: `${what}: no labels select ${quoteAll(members.map(workloadText))} and nothing else in ${quote(namespace)}`,
      help: 'give its pods a label of their own',
    };
}
