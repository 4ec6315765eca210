import { selects } from '../../kube/pod';
import type { Mesh } from '../../mesh/mesh';
import { peerAuthenticationKind, policySelector } from '../../mesh/peer-authentications';
import type { Checked } from '../../specs/checked';
import { quote } from '../../specs/show';
import { namespaceMode } from '../sidecar-modes';
import { portText, type Ask, type DefaultAsk } from './ask';
import { caredFor } from './cared-for';
import { withChanges, type Change } from './change';
import { compareChanges } from './compare-changes';
import { cutOffOutside } from './cut-off-outside';
import { cutOffSeen, seenEffects } from './cut-off-seen';
import { effectsOf } from './effects';
import { judgedChanges } from './judged-changes';
import { mendedChanges, type Cared } from './mended-changes';
import { movesOf } from './move';
import { namespaceChange } from './namespace-change';
import { outsideExceptions } from './outside-exceptions';
import type { MtlsPlan } from './plan';
import { policyChanges } from './policy-changes';
import { redundantRules } from './redundant-rules';
import { refusals, type Known } from './refusals';
import { stepsOf, type Sorted } from './steps';
import { targetsOf, withTargets } from './targets';

/** Plans what was asked for; nothing may be made of the plan where there are problems. */
export function* planAsks(mesh: Mesh, asks: readonly Ask[], defaults: readonly DefaultAsk[], known: Known): Checked<MtlsPlan> {
  const asked = yield* targetsOf(asks);
  const targets = defaults.reduce((all, ask) => withTargets(all, outsideExceptions(mesh, ask, all)), asked);
  const spaces = defaults.filter((ask) => namespaceMode(mesh.peerAuthentications(), ask.namespace).mode !== ask.mode)
    .map((ask) => namespaceChange(mesh, ask, ask.namespace, ask.mode, 'the default that is asked for'));
  const cared = caredFor(mesh, asks, defaults, targets);
  const policies = yield* policyChanges(mesh, spaces, targets);
  const mended = mendedChanges(mesh, policies, cared);
  const judged = judgedChanges(mesh, mended, cared.isMeant);
  const moves = movesOf(mesh, judged.mesh, cared);
  yield* refusals(mesh, judged, cared, moves, known);
  yield* strayProblems(judged.astray, cared);
  const redundant = redundantRules(mesh, mended, asks.filter(({ mode }) => mode !== 'DISABLE').map(({ service }) => service));
  const steps = stepsOf(mesh, sorted(mesh, spaces, policies, mended, redundant), judged.cutOff);
  const seen = seenEffects(cutOffSeen(moves, judged.pairs, known.observed), judged.pairs);
  return {
    changes: [...withChanges(mended, redundant)].sort(compareChanges),
    steps,
    effects: [...effectsOf(judged.pairs, cutOffOutside(mesh, moves)), ...seen],
  };
}

/** What the plan would change though nobody asked for it; it is not made then. */
function* strayProblems(astray: ReturnType<typeof judgedChanges>['astray'], { placeOf, ports: [first] }: Cared): Checked<void> {
  const [pair] = astray;
  if (!pair || !first) return;
  yield {
    code: 'changes-others',
    ...placeOf(first.service, first.port),
    message: `it cannot be had without changing what clients of ${quote(portText(pair.service, pair.port))} meet, which nobody asked for`,
    help: 'ask for the mode of that port too',
  };
}

function sorted(mesh: Mesh, spaces: readonly Change[], policies: readonly Change[], mended: readonly Change[], redundant: readonly Change[]): Sorted {
  const keys = new Set(spaces.map(({ resource }) => resource.metadata.name + resource.metadata.namespace));
  const isSpace = ({ resource }: Change) => resource.kind === 'PeerAuthentication' && keys.has(resource.metadata.name + resource.metadata.namespace);
  const own = policies.filter((change) => !isSpace(change));
  return {
    copies: own.filter((change) => isCopy(mesh, change)),
    policies: own.filter((change) => !isCopy(mesh, change)),
    rules: mended.filter(({ resource }) => !peerAuthenticationKind.endsWith(resource.kind)),
    defaults: policies.filter(isSpace),
    redundant,
  };
}

/** Whether an older policy decides on what a new one selects. */
function isCopy(mesh: Mesh, { action, resource }: Change): boolean {
  const selector = policySelector(resource);
  return action === 'create' && Object.keys(selector).length > 0 && mesh.workloadsIn(resource.metadata.namespace ?? 'default')
    .some((workload) => selects(selector, workload.labels) && mesh.peerAuthentications().workload(workload).length > 0);
}
