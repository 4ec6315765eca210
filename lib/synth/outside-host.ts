import { sortedSet } from '../kube/order';
import type { Origin } from '../routing/intent';
import type { ExternalCallee } from '../specs/secure-application';

/** A host outside of the mesh, or a range of addresses, as the proxies of one namespace know it. */
export interface OutsideHost {
  readonly namespace: string;
  /** The name that the mesh knows it by: the host, or one that stands for the addresses. */
  readonly host: string;
  /** Where TCP is known by. */
  readonly addresses: readonly string[];
  readonly ports: readonly OutsidePort[];
  readonly origins: readonly [Origin, ...Origin[]];
}

/** A port that is called outside. */
export interface OutsidePort {
  readonly port: number;
  readonly protocol: ExternalCallee['ports'][number]['protocol'];
  /** The port of the host on which the proxy speaks TLS, where it does. */
  readonly tlsPort?: number;
}

/** What an entry of a spec stands for: the host, or one for each range of addresses. */
export function outsideHostsOf({ host, addresses = [], ports }: Omit<ExternalCallee, 'reason'>): Pick<OutsideHost, 'host' | 'addresses' | 'ports'>[] {
  const called = ports.map(({ port, protocol, tls }): OutsidePort => ({ port, protocol, ...(tls && { tlsPort: tls.port }) }))
    .sort((a, b) => a.port - b.port);
  const isTcp = called.some(({ protocol }) => protocol === 'TCP');
  const ranges = sortedSet(addresses.map((address) => address.replace('/32', '')));
  if (host !== undefined) return [{ host, addresses: isTcp ? ranges : [], ports: called }];
  return ranges.map((address) => ({ host: `${address.replace(/[./]/g, '-')}.addresses.internal`, addresses: [address], ports: called }));
}

/** Whether proxies pass on what is sent as it is. */
export function isOpaque({ protocol }: Pick<OutsidePort, 'protocol'>): boolean {
  return ['HTTPS', 'TLS', 'TCP'].includes(protocol);
}
