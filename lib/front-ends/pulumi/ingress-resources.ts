import type { GatewaySpec } from '../../kube/generated/gateway';
import type { Resource } from '../../kube/resource';
import type { MeshIngress } from '../../specs/mesh-ingress';
import { synthesize } from '../../synth/synthesize';
import type { Synthesized } from '../../synth/synthesized';
import type { Given } from './given';
import { refuse } from './mistakes';
import type { Neighbours } from './neighbours';

/**
 * What an ingress is made of.
 * @throws pulumi.RunError with every mistake in it, and with what does not go together with the ingresses and settings beside it.
 */
export function ingressResources(given: Given<MeshIngress>, { ingresses, settings, settle }: Neighbours): Resource[] {
  const around = [...ingresses, ...settings];
  const all = [given, ...around];
  refuse(given.construct, given.problems, all);
  const { resources, problems } = synthesize({ specs: [given.spec!], reference: around.map(({ spec }) => spec!) });
  refuse(given.construct, problems, all);
  settle({ ingresses: [given] });
  return resources.flatMap((made) => made.record === 'address' ? withoutRoute53(made, given.spec!) : [made.resource]);
}

/** The Gateway that only publishes the ingress's address, without the domains whose records lead to that address themselves. */
function withoutRoute53({ resource }: Synthesized, { metadata: { name, namespace }, spec: { domains } }: MeshIngress): Resource[] {
  const direct = domains.filter(({ dns }) => dns.route53).map((domain) => `./${name}.${namespace}.${domain.name}`);
  const spec = resource.spec as GatewaySpec;
  const servers = spec.servers!.map((server) => ({ ...server, hosts: server.hosts.filter((host) => !direct.includes(host)) }));
  return servers.every(({ hosts }) => hosts.length === 0) ? [] : [{ ...resource, spec: { ...spec, servers } }];
}
