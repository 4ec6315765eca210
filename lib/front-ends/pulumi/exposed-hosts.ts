import type { Origin } from '../../routing/intent';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { HostAtGateway, Synthesized } from '../../synth/synthesized';

/** A host that applications expose, and where it was asked for. */
export interface ExposedHost extends HostAtGateway {
  readonly from: Origin;
}

/** The hosts that resources expose, in the order of the resources. */
export function exposedHosts(resources: readonly Synthesized[]): ExposedHost[] {
  return resources.flatMap(({ serves, from: [first] }) => (serves ? [{ ...serves, from: first }] : []));
}

/** Where a browser finds the hosts; a wildcard has no address of its own. */
export function urlsOf(hosts: readonly ExposedHost[], ingresses: readonly MeshIngress[]): string[] {
  return hosts.filter(({ host }) => !host.startsWith('*.')).map(({ host, gateway }) => {
    const ingress = ingresses.find(({ metadata }) => `${metadata.namespace}/${metadata.name}` === gateway);
    const port = ingress?.spec.gateway.ports.https ?? 443;
    return `https://${host}${port === 443 ? '' : `:${port}`}`;
  });
}
