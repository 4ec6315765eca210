import { record } from '../kube/record';
import type { Resource } from '../kube/resource';
import type { Mesh } from '../mesh/mesh';
import { peerAuthenticationKind, type PeerAuthentications } from '../mesh/peer-authentications';
import type { ResourceIndex } from '../mesh/resource-index';
import type { Workload } from '../mesh/workload';
import type { DecidedMode, Mode, WorkloadModes } from './mode';
import { policyMode, policyPorts } from './policy-modes';
import { sidecarModes } from './sidecar-modes';

/** What istiod tells ztunnel of a workload: to refuse whoever has no identity, on all ports or by the rules of its own policy. */
interface Refusals {
  readonly everywhere: boolean;
  readonly on: ReadonlySet<number>;
  /** Ports that a refusal of all others leaves out; `undefined` where there is no such refusal. */
  readonly exceptOn?: ReadonlySet<number>;
}

/**
 * What PeerAuthentications come to for a workload of the ambient mesh. ztunnel never sees them: istiod turns STRICT into the refusal of
 * plaintext, takes DISABLE for «not STRICT», and misses some port entries that a sidecar would heed
 * (Istio, pilot/pkg/serviceregistry/ambient/authorization.go).
 */
export function ambientModes({ peerAuthentications, resources, config }: Mesh, workload: Workload): WorkloadModes {
  const policies = peerAuthentications();
  const asSidecar = sidecarModes(policies, workload);
  const [policy] = policies.workload(workload);
  const refusals = refusalsOf(policies, workload.namespace, policy, (owner) => bare(resources, owner), config.rootNamespace);
  const decided = (said: DecidedMode, strict: boolean): DecidedMode => asAmbient(said, strict, policy);
  const ports = [...asSidecar.ports].map(([port, said]): [number, DecidedMode] => [port, decided(said, refuses(refusals, port))]);
  return { ...decided(asSidecar, refuses(refusals, 0)), ports: new Map(ports) };
}

function asAmbient(said: DecidedMode, strict: boolean, policy: Resource | undefined): DecidedMode {
  const mode: Mode = strict ? 'STRICT' : 'PERMISSIVE';
  if (said.mode === mode) return said;
  if (said.mode === 'DISABLE' && !strict) return { mode, by: { ...said.by, because: 'ztunnel takes DISABLE for PERMISSIVE' } };
  return { mode, by: { ...(policy && { resource: policy, path: ['spec', 'portLevelMtls'] }), because: 'ztunnel gets no rule for this' } };
}

function refuses({ everywhere, on, exceptOn }: Refusals, port: number): boolean {
  return everywhere || on.has(port) || (exceptOn !== undefined && !exceptOn.has(port));
}

/** Which policies a workload refers to: the static strict one, its own, both or none (convertedSelectorPeerAuthentications). */
function refusalsOf(
  policies: PeerAuthentications, namespace: string, policy: Resource | undefined, bareOf: (namespace: string) => Resource | undefined, root: string,
): Refusals {
  const none = { everywhere: false, on: new Set<number>() };
  const parent = modeOf(policies.namespace(namespace)) ?? modeOf(policies.mesh);
  const mode = modeOf(policy);
  const everywhere = { everywhere: (mode ?? parent) === 'STRICT', on: new Set<number>() };
  const ports = policy ? [...policyPorts(policy).values()] : [];
  const refersToOwn = everywhere.everywhere
    // an UNSET workload is asked for PERMISSIVE ports alone
    ? ports.some((port) => port === 'PERMISSIVE' || (mode === 'STRICT' && port === 'DISABLE'))
    : ports.includes('STRICT');
  if (!refersToOwn) return everywhere;
  return ownRefusals(policy!, bareOf(namespace), bareOf(root)) ?? none;
}

/** What istiod makes of a workload's policy with ports (convertPeerAuthentication); `undefined` where that is nothing. */
function ownRefusals(policy: Resource, namespacePolicy: Resource | undefined, meshPolicy: Resource | undefined): Refusals | undefined {
  const [mode, inNamespace, inMesh] = [modeOf(policy), modeOf(namespacePolicy), modeOf(meshPolicy)];
  const strictAbove = (mode === undefined && inNamespace === 'STRICT') || (inNamespace === undefined && inMesh === 'STRICT');
  const notStrictAbove = namespacePolicy ? inNamespace !== 'STRICT' : inMesh !== 'STRICT';
  const ports = [...policyPorts(policy)];
  const on = ports.filter(([, port]) => port === 'STRICT' && mode !== 'STRICT' && !strictAbove).map(([port]) => port);
  const relaxes = mode === 'STRICT' || (mode === undefined && !notStrictAbove);
  const relaxed = relaxes ? ports.filter(([, port]) => port === 'PERMISSIVE' || port === 'DISABLE').map(([port]) => port) : [];
  if (relaxed.length === 0) return on.length > 0 ? { everywhere: false, on: new Set(on) } : undefined;
  return { everywhere: false, on: new Set(on), exceptOn: new Set(relaxed) };
}

/** The oldest policy without any `selector`; one with an empty selector is passed over here, unlike everywhere else. */
function bare(resources: ResourceIndex, namespace: string): Resource | undefined {
  return resources.in(peerAuthenticationKind, namespace).find(({ spec }) => record(spec).selector === undefined || record(spec).selector === null);
}

function modeOf(policy: Resource | undefined): Mode | undefined {
  return policy && policyMode(policy);
}
