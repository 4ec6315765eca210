import { get } from '../engines/get';
import type { Host } from '../engines/hosts';

/** What of Envoy's configuration decides on mutual TLS. */
interface Socket {
  readonly name: string;
  readonly typed_config?: { readonly common_tls_context?: { readonly tls_certificate_sds_secret_configs?: readonly { readonly name: string }[] } };
}

interface Cluster {
  readonly name: string;
  readonly transport_socket?: Socket;
  readonly transport_socket_matches?: readonly { readonly name: string; readonly transport_socket: Socket }[];
}

interface EndpointConfig {
  readonly endpoint_config: { readonly cluster_name: string; readonly endpoints?: readonly { readonly lb_endpoints?: readonly Endpoint[] }[] };
}

interface Endpoint {
  readonly endpoint: { readonly address: { readonly socket_address: { readonly address: string } } };
  readonly metadata?: { readonly filter_metadata?: { readonly 'envoy.transport_socket_match'?: { readonly tlsMode?: string } } };
}

interface FilterChain {
  readonly filter_chain_match?: { readonly destination_port?: number };
  readonly transport_socket?: Socket;
}

interface Listener {
  readonly active_state?: { readonly listener: { readonly filter_chains: readonly FilterChain[] } };
}

async function dump<Config>({ admin }: Host, query: string): Promise<readonly Config[]> {
  const { body } = await get(`http://127.0.0.1:${admin}/config_dump?${query}`);
  return (JSON.parse(body) as { configs?: readonly Config[] }).configs ?? [];
}

/** The mode of each port of a host, by what its filter chains take: TLS, plaintext, or both. */
export async function inboundModes(host: Host): Promise<ReadonlyMap<number, 'STRICT' | 'PERMISSIVE' | 'DISABLE'>> {
  const listeners = await dump<Listener>(host, 'resource=dynamic_listeners&name_regex=virtualInbound');
  const chains = listeners.flatMap(({ active_state: state }) => state?.listener.filter_chains ?? []);
  const ports = new Set(chains.flatMap(({ filter_chain_match: match }) => match?.destination_port ?? []));
  return new Map([...ports].map((port) => {
    const own = chains.filter((chain) => chain.filter_chain_match?.destination_port === port).map((chain) => chain.transport_socket !== undefined);
    return [port, own.includes(true) ? own.includes(false) ? 'PERMISSIVE' : 'STRICT' : 'DISABLE'] as const;
  }));
}

/** What a host sends to each endpoint of each cluster, by `cluster address`. */
export async function outboundWires(host: Host): Promise<ReadonlyMap<string, string>> {
  const [clusters, endpoints] = await Promise.all([
    dump<{ cluster: Cluster }>(host, 'resource=dynamic_active_clusters&name_regex=outbound.*'),
    dump<EndpointConfig>(host, 'include_eds&resource=dynamic_endpoint_configs&name_regex=outbound.*'),
  ]);
  const endpointsOf = ({ endpoint_config: config }: EndpointConfig) => (config.endpoints ?? []).flatMap(({ lb_endpoints: some = [] }) => some);
  const byName = new Map(endpoints.map((one) => [one.endpoint_config.cluster_name, endpointsOf(one)]));
  return new Map(clusters.flatMap(({ cluster }) => (byName.get(cluster.name) ?? []).map((endpoint) => (
    [`${cluster.name} ${endpoint.endpoint.address.socket_address.address}`, wireOf(cluster, endpoint)] as const
  ))));
}

function wireOf({ transport_socket: own, transport_socket_matches: matches }: Cluster, { metadata }: Endpoint): string {
  const isMarked = metadata?.filter_metadata?.['envoy.transport_socket_match']?.tlsMode === 'istio';
  const socket = matches ? matches.find(({ name }) => name === (isMarked ? 'tlsMode-istio' : 'tlsMode-disabled'))!.transport_socket : own;
  if (!socket || socket.name === 'envoy.transport_sockets.raw_buffer') return 'plaintext';
  const certificates = socket.typed_config?.common_tls_context?.tls_certificate_sds_secret_configs?.map(({ name }) => name) ?? [];
  return certificates.includes('default') ? 'Istio mTLS' : certificates.length > 0 ? 'foreign mTLS' : 'TLS';
}
