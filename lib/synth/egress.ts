import type { EgressGateway, MeshSettings } from '../specs/mesh-settings';
import { isOpaque, outsideHostsOf, type OutsideHost, type OutsidePort } from './outside-host';

/** The egress gateway of a mesh. */
export interface Egress {
  /** The name of its Gateway. */
  readonly name: string;
  readonly gateway: EgressGateway;
  readonly trustDomain: string;
}

/** A host outside as the gateway knows it, and who may call it. */
export interface EgressHost extends OutsideHost {
  readonly egress: Egress;
  readonly callers: NonNullable<EgressGateway['external']>[number]['callers'];
  /** Whether it is called past the gateway. */
  readonly direct: boolean;
}

/** The egress gateway that settings name. */
export function egressOf(settings: MeshSettings | undefined): Egress | undefined {
  if (!settings?.spec.egressGateway) return undefined;
  const { metadata, spec: { egressGateway: gateway, trustDomain } } = settings;
  return { name: `${metadata.name}-egress`, gateway, trustDomain };
}

/** The hosts that the gateway lets applications call, and those that they call past it. */
export function egressHosts(settings: MeshSettings | undefined): EgressHost[] {
  const egress = egressOf(settings);
  return (egress?.gateway.external ?? []).flatMap((entry, index) => outsideHostsOf(entry).map((host): EgressHost => ({
    ...host,
    egress: egress!,
    namespace: egress!.gateway.namespace,
    callers: entry.callers,
    direct: entry.direct !== undefined,
    origins: [{ spec: settings!, path: ['spec', 'egressGateway', 'external', index] }],
  })));
}

/**
 * The name in the TLS handshake between a sidecar and the gateway, by which the gateway tells what is called.
 *
 * HTTP in the clear is served under the name of the host itself, since a Gateway has no other hosts than the names of its servers.
 */
export function serverName({ host }: Pick<OutsideHost, 'host'>, { port, protocol }: OutsidePort): string {
  return isOpaque({ protocol }) ? `${port}.${host}` : host;
}
