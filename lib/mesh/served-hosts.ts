import type { Resource } from '../kube/resource';
import { gatewayServers, type GatewayServer } from './gateway-servers';
import { groupBy } from './group-by';
import { hostIndex, type HostIndex } from './host-index';
import { namespaceOf } from './namespace-of';
import { oncePerKey } from './once-per-key';

/** Which servers of a Gateway serve a host of the VirtualServices of a namespace; either of the hosts may be a wildcard. */
export type ServedHosts = (host: string, namespace: string) => readonly GatewayServer[];

interface Serving {
  readonly exact: HostIndex<readonly GatewayServer[]>;
  /** By what stands behind each dot, the dot with it; under `''` all. */
  readonly endings: ReadonlyMap<string, readonly GatewayServer[]>;
}

/** Indexes the hosts of a Gateway as Istio intersects them with those of VirtualServices (Istio, pilot/pkg/networking/core/gateway.go). */
export function servedHosts(gateway: Resource): ServedHosts {
  const written = gatewayServers(gateway).flatMap((server) => server.hosts.map(({ namespace, host }) => ({
    server, host, namespace: namespace === '.' ? namespaceOf(gateway) : namespace,
  })));
  const byNamespace = groupBy(written, ({ namespace }) => namespace);
  const serving = oncePerKey((namespace: string) => indexed(byNamespace.get(namespace) ?? []));
  return (host, namespace) => [...new Set([...find(serving('*'), host), ...(namespace === '*' ? [] : find(serving(namespace), host))])];
}

function indexed(entries: readonly { readonly server: GatewayServer; readonly host: string }[]): Serving {
  const servers = (groups: ReadonlyMap<string, readonly { readonly server: GatewayServer }[]>) =>
    new Map([...groups].map(([key, group]) => [key, [...new Set(group.map(({ server }) => server))]]));
  return {
    exact: hostIndex(servers(groupBy(entries, ({ host }) => host))),
    endings: servers(groupBy(entries.flatMap(({ server, host }) => endingsOf(host).map((ending) => ({ server, ending }))), ({ ending }) => ending)),
  };
}

function find({ exact, endings }: Serving, host: string): readonly GatewayServer[] {
  const under = host.startsWith('*') ? endings.get(host.slice(1)) ?? [] : [];
  return [...exact.matching(host).flat(), ...under];
}

function endingsOf(host: string): string[] {
  return ['', ...[...host.matchAll(/\./g)].map(({ index }) => host.slice(index))];
}
