import type { Resource } from '../../../lib/kube/resource';
import { behindSidecar, capturePort, gatewayPorts, gateways, outboundAddress, workloads, type Host, type Workload } from './hosts';

/** A namespace that Istio's webhook passes over, as one that is not reachable would. */
export const unjudged = 'unjudged';

/** What a cluster would have for these hosts: namespaces, accounts, Services, and the addresses of the pods behind them. */
export function clusterResources(): Resource[] {
  const hosts: readonly Host[] = [...Object.values(gateways), ...workloads];
  return [
    ...[...new Set(hosts.map(({ namespace }) => namespace)), 'cert-manager', unjudged].map((name) => resource('v1', 'Namespace', { name })),
    ...hosts.map(({ namespace, serviceAccount: name }) => resource('v1', 'ServiceAccount', { name, namespace })),
    ...Object.values(gateways).flatMap(gatewayResources),
    ...workloads.flatMap(workloadResources),
    resource('networking.istio.io/v1alpha3', 'EnvoyFilter', { name: 'one-request-a-connection', namespace: 'istio-system' }, oneRequestAConnection),
    servedByNobody,
  ];
}

/** A connection that outlives a change of policies would be judged by the old ones; sidecars and waypoints end them, whatever rules the specs make for clients. */
export const oneRequestAConnection = {
  configPatches: [{
    applyTo: 'NETWORK_FILTER',
    match: { context: 'SIDECAR_INBOUND', listener: { filterChain: { filter: { name: 'envoy.filters.network.http_connection_manager' } } } },
    patch: {
      operation: 'MERGE',
      value: {
        typed_config: {
          '@type': 'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
          'common_http_protocol_options': { max_requests_per_connection: 1 },
        },
      },
    },
  }],
};

/** By its port every proxy has routes, which tell the state that it has of the mesh: a Sidecar of ours keeps the namespace of the control plane. */
const servedByNobody = resource('v1', 'Service', { name: 'generation', namespace: 'istio-system' }, { ports: [{ name: 'http', port: 80 }] });

export function resource(apiVersion: string, kind: string, metadata: Resource['metadata'], spec?: unknown): Resource {
  return { apiVersion, kind, metadata, ...(spec !== undefined && { spec }) } as Resource;
}

/** The Service in front of a gateway, with the right to read the certificates of its namespace, as Istio's chart gives it. */
function gatewayResources({ namespace, serviceAccount, labels, address }: Host): Resource[] {
  const name = serviceAccount;
  return [
    resource('v1', 'Service', { name, namespace }, {
      type: 'LoadBalancer',
      selector: labels,
      ports: [
        { name: 'http', port: 80, targetPort: gatewayPorts.http },
        { name: 'https', port: 443, targetPort: gatewayPorts.https },
        { name: 'tcp', port: 5432, targetPort: gatewayPorts.tcp },
      ],
    }),
    workloadEntry(name, { namespace, serviceAccount, labels, address }),
    { ...resource('rbac.authorization.k8s.io/v1', 'Role', { name, namespace }), rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'watch', 'list'] }] } as Resource,
    {
      ...resource('rbac.authorization.k8s.io/v1', 'RoleBinding', { name, namespace }),
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name: serviceAccount }],
    } as Resource,
    resource('networking.istio.io/v1', 'Gateway', { name: 'generation', namespace }, {
      selector: labels, servers: [{ port: { number: 80, name: 'http-generation', protocol: 'HTTP' }, hosts: ['*.generation.conformance'] }],
    }),
    // a gateway listens on all addresses of its pod, and a pod here is one address of many
    resource('networking.istio.io/v1alpha3', 'EnvoyFilter', { name: 'own-address', namespace }, {
      workloadSelector: { labels },
      configPatches: Object.values(gatewayPorts).map((port) => ({
        applyTo: 'LISTENER',
        match: { context: 'GATEWAY', listener: { portNumber: port } },
        patch: { operation: 'MERGE', value: { address: { socket_address: { address, port_value: port } } } },
      })),
    }),
  ];
}

/** A route that nobody uses, in every proxy; its name tells which state of the mesh a proxy has. Each worker has one of its own. */
export function generation(worker: string, name: string): Resource {
  return resource('networking.istio.io/v1', 'VirtualService', { name: `generation-${worker}`, namespace: 'istio-system' }, {
    hosts: [`${worker}.generation.conformance`],
    gateways: ['mesh', ...Object.values(gateways).map(({ namespace }) => `${namespace}/generation`)],
    http: [{ name: `generation-${name}`, directResponse: { status: 204 } }],
  });
}

function workloadEntry(name: string, { namespace, serviceAccount, labels, address }: Pick<Host, 'namespace' | 'serviceAccount' | 'labels' | 'address'>): Resource {
  return resource('networking.istio.io/v1', 'WorkloadEntry', { name, namespace }, { address, serviceAccount, labels: { ...labels, 'security.istio.io/tlsMode': 'istio' } });
}

function workloadResources(workload: Workload): Resource[] {
  return [
    ...servicesOf(workload),
    workloadEntry(workload.name, workload),
    ownInbound(workload),
    workload.captured ? capturedOutbound(workload) : ownOutbound(workload),
  ];
}

/** The Services that lead to a workload, with labels of their own. */
export function servicesOf({ namespace, labels, services, ports }: Workload, own: Readonly<Record<string, string>> = {}): Resource[] {
  return services.map((name) => resource('v1', 'Service', { name, namespace, labels: own }, {
    selector: { app: labels.app }, ports: ports.map(({ name: port, ...rest }) => ({ name: port, port: rest.port, targetPort: rest.targetPort })),
  }));
}

/**
 * Nothing redirects a pod's traffic to its sidecar here. The one inbound listener is given the pod's own addresses as well, so that the
 * filter chains that Istio makes for its ports match as they do in a cluster, and the application is found behind them.
 */
function ownInbound({ name, namespace, labels, address, ports }: Workload): Resource {
  const listener = { context: 'SIDECAR_INBOUND', listener: { name: 'virtualInbound' } };
  return resource('networking.istio.io/v1alpha3', 'EnvoyFilter', { name: `${name}-inbound`, namespace }, {
    workloadSelector: { labels },
    configPatches: [
      {
        applyTo: 'LISTENER',
        match: listener,
        patch: { operation: 'MERGE', value: { additional_addresses: ports.map(({ targetPort }) => ({ address: { socket_address: { address, port_value: targetPort } } })) } },
      },
      ...ports.map(({ targetPort }) => ({
        applyTo: 'CLUSTER',
        match: { context: 'SIDECAR_INBOUND', cluster: { name: `inbound|${targetPort}||` } },
        patch: { operation: 'MERGE', value: { original_dst_lb_config: { upstream_port_override: behindSidecar(targetPort) } } },
      })),
      {
        applyTo: 'NETWORK_FILTER',
        match: listener,
        patch: {
          operation: 'INSERT_FIRST',
          value: {
            name: 'own-address',
            typed_config: {
              '@type': 'type.googleapis.com/envoy.extensions.filters.network.set_filter_state.v3.Config',
              'on_new_connection': [{
                object_key: 'envoy.network.transport_socket.original_dst_address',
                format_string: { text_format_source: { inline_string: '%DOWNSTREAM_LOCAL_ADDRESS%' } },
                shared_with_upstream: 'NONE',
              }],
            },
          },
        },
      },
    ],
  });
}

/** The ports of Services that a workload knows which is not captured: those of HTTP, where the name in a request tells whom it is for. */
export const knownPorts: readonly number[] = [
  ...new Set(workloads.flatMap(({ ports }) => ports.filter(({ speaks }) => speaks === 'http/1.1' || speaks === 'h2c').map(({ port }) => port))),
];

/** What the workload sends to others is taken by its sidecar on an address that stands for the application's own way out. */
function ownOutbound(workload: Workload): Resource {
  return resource('networking.istio.io/v1', 'Sidecar', { name: workload.name, namespace: workload.namespace }, {
    workloadSelector: { labels: workload.labels },
    egress: knownPorts.map((port) => ({ port: { number: port, name: `http-${port}`, protocol: 'HTTP' }, bind: outboundAddress(workload), captureMode: 'NONE', hosts: ['*/*'] })),
  });
}

/**
 * What the workload sends is taken as a redirected connection would be: whom it was meant for is told by the PROXY protocol and not by the
 * kernel, and Istio's listener for that address takes it from there.
 */
function capturedOutbound(workload: Workload): Resource {
  const { name, namespace, labels } = workload;
  const match = { context: 'SIDECAR_OUTBOUND', listener: { name: 'virtualOutbound' } };
  return resource('networking.istio.io/v1alpha3', 'EnvoyFilter', { name: `${name}-outbound`, namespace }, {
    workloadSelector: { labels },
    configPatches: [
      { applyTo: 'LISTENER', match, patch: { operation: 'MERGE', value: { additional_addresses: [{ address: { socket_address: { address: outboundAddress(workload), port_value: capturePort } } }] } } },
      {
        applyTo: 'LISTENER_FILTER',
        match,
        patch: {
          operation: 'ADD',
          value: { name: 'meant-for', typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol' } },
        },
      },
    ],
  });
}
