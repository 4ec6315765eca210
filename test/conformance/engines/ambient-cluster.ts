import type { Resource } from '../../../lib/kube/resource';
import { oneRequestAConnection, resource, servicesOf } from './cluster-resources';
import { ambientWorkloads, waypoint, type Host, type Workload } from './hosts';

/** What a cluster would have of an ambient namespace: its accounts, Services, and the addresses of its pods and of its waypoint. */
export function ambientCluster(): Resource[] {
  const { namespace } = waypoint;
  return [
    resource('v1', 'Namespace', { name: namespace, labels: { 'istio.io/dataplane-mode': 'ambient' } }),
    ...[...ambientWorkloads, waypoint].map(({ serviceAccount: name }) => resource('v1', 'ServiceAccount', { name, namespace })),
    ...ambientWorkloads.flatMap(podResources),
    ...waypointResources(waypoint),
  ];
}

/** Of a pod that ztunnel takes the traffic of, as Istio's node agent says by an annotation; its Services are called by the waypoint, by a gateway too. */
function podResources(workload: Workload): Resource[] {
  const { name, namespace, serviceAccount, labels, address } = workload;
  return [
    ...servicesOf(workload, { 'istio.io/use-waypoint': waypoint.name, 'istio.io/ingress-use-waypoint': 'true' }),
    resource('networking.istio.io/v1', 'WorkloadEntry', { name, namespace, annotations: { 'ambient.istio.io/redirection': 'enabled' } }, { address, serviceAccount, labels }),
  ];
}

/** What istiod makes of a Gateway that is a waypoint, and a Service whose routes tell which state of the mesh it has. Nothing is about a waypoint but what names it. */
function waypointResources({ name, namespace, serviceAccount, labels, address }: Host): Resource[] {
  const targetRefs = [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name }];
  return [
    resource('v1', 'Service', { name, namespace, labels }, {
      selector: { 'gateway.networking.k8s.io/gateway-name': name }, ports: [{ name: 'status-port', port: 15021 }, { name: 'mesh', port: 15008, appProtocol: 'hbone' }],
    }),
    resource('networking.istio.io/v1', 'WorkloadEntry', { name, namespace }, { address, serviceAccount, labels }),
    resource('v1', 'Service', { name: 'generation', namespace, labels: { 'istio.io/use-waypoint': name } }, { ports: [{ name: 'http', port: 80 }] }),
    resource('networking.istio.io/v1alpha3', 'EnvoyFilter', { name: 'one-request-a-connection', namespace }, { targetRefs, ...oneRequestAConnection }),
    resource('networking.istio.io/v1alpha3', 'EnvoyFilter', { name: 'own-address', namespace }, {
      targetRefs,
      configPatches: [{
        applyTo: 'LISTENER',
        match: { context: 'SIDECAR_INBOUND', listener: { name: 'connect_terminate' } },
        patch: { operation: 'MERGE', value: { address: { socket_address: { address, port_value: 15008 } } } },
      }],
    }),
  ];
}

/** The same as the route of a generation for a waypoint, which has routes of Services of its own alone. */
export function waypointGeneration({ namespace }: Host, worker: string, name: string): Resource {
  return resource('networking.istio.io/v1', 'VirtualService', { name: `generation-${worker}`, namespace }, {
    hosts: [`generation.${namespace}.svc.cluster.local`], http: [{ name: `generation-${name}`, directResponse: { status: 204 } }],
  });
}

/** And for ztunnel, which has policies alone; it is about no pod. */
export function policyGeneration(worker: string, name: string): Resource {
  return resource('security.istio.io/v1', 'AuthorizationPolicy', { name: `generation-${worker}`, namespace: 'istio-system' }, {
    selector: { matchLabels: { generation: 'of-nobody' } }, rules: [{ from: [{ source: { principals: [`generation-${name}`] } }] }],
  });
}
