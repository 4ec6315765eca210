/** One kind of a cluster that decides on what clients send and servers take. */
export interface ClusterKind {
  /** With its API group: `security.istio.io/PeerAuthentication`, `/Service`. */
  readonly kind: string;
  readonly plural: string;
  /** Versions of the API, the best first: an older cluster serves the others. */
  readonly versions: readonly string[];
  readonly clusterScoped?: true;
  /** Kinds of Kubernetes itself are always there; a cluster that does not know another has none of it. */
  readonly builtIn?: true;
}

const istio = ['v1', 'v1beta1', 'v1alpha3'];

/** Every kind that says who encrypts what, ConfigMaps aside, of which two are read by their names. */
export const clusterKinds: readonly ClusterKind[] = [
  { kind: '/Namespace', plural: 'namespaces', versions: ['v1'], clusterScoped: true, builtIn: true },
  { kind: '/Service', plural: 'services', versions: ['v1'], builtIn: true },
  { kind: '/Pod', plural: 'pods', versions: ['v1'], builtIn: true },
  { kind: 'apps/Deployment', plural: 'deployments', versions: ['v1'], builtIn: true },
  { kind: 'apps/ReplicaSet', plural: 'replicasets', versions: ['v1'], builtIn: true },
  { kind: 'apps/StatefulSet', plural: 'statefulsets', versions: ['v1'], builtIn: true },
  { kind: 'apps/DaemonSet', plural: 'daemonsets', versions: ['v1'], builtIn: true },
  { kind: 'batch/Job', plural: 'jobs', versions: ['v1'], builtIn: true },
  { kind: 'batch/CronJob', plural: 'cronjobs', versions: ['v1', 'v1beta1'], builtIn: true },
  { kind: 'argoproj.io/Rollout', plural: 'rollouts', versions: ['v1alpha1'] },
  { kind: 'security.istio.io/PeerAuthentication', plural: 'peerauthentications', versions: ['v1', 'v1beta1'] },
  { kind: 'networking.istio.io/DestinationRule', plural: 'destinationrules', versions: istio },
  { kind: 'networking.istio.io/ServiceEntry', plural: 'serviceentries', versions: istio },
  { kind: 'networking.istio.io/Sidecar', plural: 'sidecars', versions: istio },
  { kind: 'networking.istio.io/VirtualService', plural: 'virtualservices', versions: istio },
  { kind: 'networking.istio.io/WorkloadEntry', plural: 'workloadentries', versions: istio },
  { kind: 'networking.istio.io/WorkloadGroup', plural: 'workloadgroups', versions: istio },
  { kind: 'gateway.networking.k8s.io/BackendTLSPolicy', plural: 'backendtlspolicies', versions: ['v1', 'v1alpha3', 'v1alpha2'] },
  { kind: 'monitoring.coreos.com/PodMonitor', plural: 'podmonitors', versions: ['v1'] },
  { kind: 'monitoring.coreos.com/ServiceMonitor', plural: 'servicemonitors', versions: ['v1'] },
  { kind: 'admissionregistration.k8s.io/MutatingWebhookConfiguration', plural: 'mutatingwebhookconfigurations', versions: ['v1'], clusterScoped: true, builtIn: true },
  { kind: 'admissionregistration.k8s.io/ValidatingWebhookConfiguration', plural: 'validatingwebhookconfigurations', versions: ['v1'], clusterScoped: true, builtIn: true },
  { kind: 'apiextensions.k8s.io/CustomResourceDefinition', plural: 'customresourcedefinitions', versions: ['v1'], clusterScoped: true, builtIn: true },
  { kind: 'apiregistration.k8s.io/APIService', plural: 'apiservices', versions: ['v1'], clusterScoped: true, builtIn: true },
];

const gatewayApi = ['v1', 'v1beta1'];

/** Every kind that the rules of the vetter read; Secrets are left out, since nobody should have to show them. */
export const vetKinds: readonly ClusterKind[] = [
  ...clusterKinds,
  { kind: '/ServiceAccount', plural: 'serviceaccounts', versions: ['v1'], builtIn: true },
  { kind: 'cert-manager.io/Certificate', plural: 'certificates', versions: ['v1'] },
  { kind: 'extensions.istio.io/WasmPlugin', plural: 'wasmplugins', versions: ['v1alpha1'] },
  { kind: 'gateway.networking.k8s.io/Gateway', plural: 'gateways', versions: gatewayApi },
  { kind: 'gateway.networking.k8s.io/GatewayClass', plural: 'gatewayclasses', versions: gatewayApi, clusterScoped: true },
  { kind: 'gateway.networking.k8s.io/GRPCRoute', plural: 'grpcroutes', versions: ['v1', 'v1alpha2'] },
  { kind: 'gateway.networking.k8s.io/HTTPRoute', plural: 'httproutes', versions: gatewayApi },
  { kind: 'gateway.networking.k8s.io/ReferenceGrant', plural: 'referencegrants', versions: gatewayApi },
  { kind: 'networking.istio.io/EnvoyFilter', plural: 'envoyfilters', versions: ['v1alpha3'] },
  { kind: 'networking.istio.io/Gateway', plural: 'gateways', versions: istio },
  { kind: 'networking.istio.io/ProxyConfig', plural: 'proxyconfigs', versions: ['v1beta1'] },
  { kind: 'security.istio.io/AuthorizationPolicy', plural: 'authorizationpolicies', versions: ['v1', 'v1beta1'] },
  { kind: 'security.istio.io/RequestAuthentication', plural: 'requestauthentications', versions: ['v1', 'v1beta1'] },
  { kind: 'telemetry.istio.io/Telemetry', plural: 'telemetries', versions: ['v1', 'v1alpha1'] },
];

/** Every kind that advisories look at: also what policies were before Istio 1.6, which bulletins of these days are about. */
export const advisoryKinds: readonly ClusterKind[] = [
  ...vetKinds,
  { kind: 'authentication.istio.io/MeshPolicy', plural: 'meshpolicies', versions: ['v1alpha1'], clusterScoped: true },
  { kind: 'authentication.istio.io/Policy', plural: 'policies', versions: ['v1alpha1'] },
  { kind: 'config.istio.io/handler', plural: 'handlers', versions: ['v1alpha2'] },
  { kind: 'config.istio.io/HTTPAPISpec', plural: 'httpapispecs', versions: ['v1alpha2'] },
  { kind: 'config.istio.io/QuotaSpec', plural: 'quotaspecs', versions: ['v1alpha2'] },
  { kind: 'config.istio.io/rule', plural: 'rules', versions: ['v1alpha2'] },
];

/** The path of a list, of one namespace or of all. */
export function listPath({ kind, plural }: ClusterKind, version: string, namespace: string | undefined): string {
  const group = kind.slice(0, kind.indexOf('/'));
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  return `${root}/${namespace === undefined ? '' : `namespaces/${encodeURIComponent(namespace)}/`}${plural}`;
}
