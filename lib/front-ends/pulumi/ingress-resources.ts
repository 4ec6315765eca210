import type { GatewaySpec } from '../../kube/generated/gateway';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { MeshSettings } from '../../specs/mesh-settings';
import type { Problem } from '../../specs/problem';
import { addressName, dnsOf } from '../../synth/domain-dns';
import { synthesize } from '../../synth/synthesize';
import type { Synthesized } from '../../synth/synthesized';
import { standIn, type DnsProvider } from './dns-provider';
import type { Given } from './given';
import { refuse } from './mistakes';
import type { Neighbours } from './neighbours';

/**
 * What an ingress is made of, with the settings that it was given, or else with those that were made before it.
 * @throws pulumi.RunError with every mistake in it, and with what does not go together with the ingresses and settings beside it.
 */
export function ingressResources(
  given: Given<MeshIngress>, neighbours: Neighbours, settings: readonly Given<MeshSettings>[], dnsProviders: readonly DnsProvider[],
): Synthesized[] {
  const around = [...neighbours.ingresses, ...settings];
  const all = [given, ...around];
  const tooLate = authorizersTooLate(given, [...neighbours.settings, ...settings]);
  refuse(given.construct, [...[given, ...settings].flatMap(({ problems }) => problems), ...tooLate], all);
  const reference = around.map(({ spec }) => spec!);
  const { resources, problems } = synthesize({ specs: [given.spec!], reference, dnsProviders: dnsProviders.map(standIn) });
  refuse(given.construct, problems, all);
  neighbours.settle({ ingresses: [given], routedByIstio: settings.some(({ spec }) => spec?.spec.routing === 'gatewayApi') ? [] : [given] });
  return resources.flatMap((made) => made.record === 'address' ? withoutOwnRecords(made, given.spec!) : [made]);
}

/** The settings' ConfigMap, which names authorizers to istiod, was made without those of this ingress; of a document that it is given itself none is made. */
function authorizersTooLate({ construct, document, spec }: Given<MeshIngress>, all: readonly Given[]): Problem[] {
  const settings = all.find((one) => one.construct !== construct);
  if (!spec?.spec.authorizers || !settings) return [];
  const message = `the settings \`${settings.construct}\` were made before this ingress, so that istiod would not know its authorizers`;
  const help = 'make the `MeshSettings` after every `MeshIngress`; where they say `routing: gatewayApi`, give the document of them to every `MeshIngress` as `settings`';
  return [{ code: 'authorizers-too-late', on: document as object, path: ['spec', 'authorizers'], message, help }];
}

/** The Gateway that only publishes the ingress's address, without the domains whose records lead to that address themselves. */
function withoutOwnRecords(made: Synthesized, ingress: MeshIngress): Synthesized[] {
  const direct = ingress.spec.domains.filter((domain) => Object.keys(dnsOf(domain)?.zone ?? {}).length > 0).map((domain) => `./${addressName(ingress, domain)}`);
  const { resource } = made;
  const spec = resource.spec as GatewaySpec;
  const servers = spec.servers!.map((server) => ({ ...server, hosts: server.hosts.filter((host) => !direct.includes(host)) }));
  return servers.every(({ hosts }) => hosts.length === 0) ? [] : [{ ...made, resource: { ...resource, spec: { ...spec, servers } } }];
}
