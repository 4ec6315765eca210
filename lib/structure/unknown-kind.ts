import { nearest } from '../specs/did-you-mean';
import { quote, quoteAll } from '../specs/show';
import type { StructureFault } from './fault';
import { structures } from './generated/structures';

/** Groups that are gone, and what took their place. */
const removed: Readonly<Record<string, string>> = {
  'authentication.istio.io': 'write a PeerAuthentication and a RequestAuthentication of `security.istio.io/v1`',
  'certmanager.k8s.io': 'write `cert-manager.io/v1`; some fields have other names there',
  'config.istio.io': 'Mixer is gone: write a Telemetry of `telemetry.istio.io/v1`, an AuthorizationPolicy of `security.istio.io/v1` or a WasmPlugin of `extensions.istio.io/v1alpha1`',
  'rbac.istio.io': 'write an AuthorizationPolicy of `security.istio.io/v1`',
};

/** Groups of others: of installers, and of the Gateway API's experiments, whose kinds come and go. */
const others: readonly string[] = ['install.istio.io', 'operator.istio.io', 'gateway.networking.x-k8s.io'];

const kinds = Object.keys(structures).map((id) => ({ group: id.slice(0, id.indexOf('/')), kind: id.slice(id.indexOf('/') + 1) }));
const groups = [...new Set(kinds.map(({ group }) => group))];

/** What is wrong with the kind of a document of the groups with structures, or of a group that looks like one; nothing for those of others. */
export function unknownKind(apiVersion: string, kind: string): StructureFault | undefined {
  const slash = apiVersion.indexOf('/');
  const [group, version] = [apiVersion.slice(0, Math.max(slash, 0)), apiVersion.slice(slash + 1)];
  if (Object.hasOwn(removed, group)) return groupFault(`the group ${quote(group)} is gone: nothing reads this ${quote(kind)}`, removed[group]!);
  if (groups.includes(group)) return kindFault(group, kind) ?? versionFault(group, kind, version);
  return isLikeOurs(group) ? groupFault(`there is no group ${quote(group)}`, groupHelp(group, kind)) : undefined;
}

function isLikeOurs(group: string): boolean {
  if (others.includes(group)) return false;
  // further off lie groups of others, such as `networking.k8s.io`
  return group === 'istio.io' || group.endsWith('.istio.io') || nearest(group, groups, 2) !== undefined;
}

function groupHelp(group: string, kind: string): string {
  const near = kinds.find((known) => known.kind === kind)?.group ?? nearest(group, groups);
  return near === undefined ? `Istio's groups are ${quoteAll(groups.filter((known) => known.endsWith('.istio.io')))}` : `did you mean ${quote(near)}?`;
}

function groupFault(message: string, help: string): StructureFault {
  return { kind: 'unknown-kind', path: ['apiVersion'], message, help };
}

function kindFault(group: string, kind: string): StructureFault | undefined {
  const own = kinds.filter((known) => known.group === group).map((known) => known.kind);
  if (own.includes(kind)) return undefined;
  const message = `${quote(group)} has no kind ${quote(kind)}`;
  const elsewhere = kinds.find((known) => known.kind === kind);
  if (elsewhere) return groupFault(message, `${kind} is of the group ${quote(elsewhere.group)}`);
  const near = nearest(kind, own);
  return { kind: 'unknown-kind', path: ['kind'], message, help: near === undefined ? `its kinds are ${quoteAll(own)}` : `did you mean ${quote(near)}?` };
}

function versionFault(group: string, kind: string, version: string): StructureFault | undefined {
  const versions = Object.keys(structures[`${group}/${kind}`]!);
  if (versions.includes(version)) return undefined;
  return groupFault(`${kind} has no version ${quote(version)}`, `write ${quoteAll(versions.map((served) => `${group}/${served}`), 'or')}`);
}
