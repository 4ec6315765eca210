/** The kinds of pods, and of what makes them. */
export const podKinds = [
  '/Pod', 'apps/DaemonSet', 'apps/Deployment', 'apps/ReplicaSet', 'apps/StatefulSet', 'argoproj.io/Rollout', 'batch/CronJob', 'batch/Job',
] as const;

/** The kinds that workloads are read from; whether they are in the mesh their Namespace says. */
export const workloadKinds = [...podKinds, '/Namespace', 'networking.istio.io/WorkloadEntry', 'networking.istio.io/WorkloadGroup'] as const;

/** The kinds that give clients a host to call. */
export const serviceKinds = ['/Service', 'networking.istio.io/ServiceEntry'] as const;

/** The kinds that say who encrypts what. */
export const mtlsKinds = [
  ...workloadKinds, ...serviceKinds,
  'networking.istio.io/DestinationRule', 'networking.istio.io/Sidecar', 'networking.istio.io/VirtualService',
  'security.istio.io/PeerAuthentication', 'gateway.networking.k8s.io/BackendTLSPolicy',
] as const;

/** Stands for all kinds, whether anybody knows them or not: for rules that judge every document. */
export type Every = '*';

/** A kind that rules read, with its API group and without a version: `security.istio.io/PeerAuthentication`, `/Service`. */
export type Kind =
  | typeof mtlsKinds[number]
  | '/ConfigMap' | '/Node' | '/Secret' | '/ServiceAccount'
  | 'admissionregistration.k8s.io/MutatingWebhookConfiguration' | 'admissionregistration.k8s.io/ValidatingWebhookConfiguration'
  | 'apiextensions.k8s.io/CustomResourceDefinition' | 'apiregistration.k8s.io/APIService'
  | 'cert-manager.io/Certificate' | 'cert-manager.io/ClusterIssuer' | 'cert-manager.io/Issuer'
  | 'extensions.istio.io/TrafficExtension' | 'extensions.istio.io/WasmPlugin'
  | 'gateway.networking.k8s.io/Gateway' | 'gateway.networking.k8s.io/GatewayClass' | 'gateway.networking.k8s.io/GRPCRoute'
  | 'gateway.networking.k8s.io/HTTPRoute' | 'gateway.networking.k8s.io/ReferenceGrant'
  | 'install.istio.io/IstioOperator'
  | 'monitoring.coreos.com/PodMonitor' | 'monitoring.coreos.com/ServiceMonitor'
  | 'networking.istio.io/EnvoyFilter' | 'networking.istio.io/Gateway' | 'networking.istio.io/ProxyConfig'
  | 'networking.k8s.io/Ingress'
  | 'security.istio.io/AuthorizationPolicy' | 'security.istio.io/RequestAuthentication'
  | 'telemetry.istio.io/Telemetry';
