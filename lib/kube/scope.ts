import type { Resource } from './resource';

/** Kinds without namespaces that stand beside a mesh's own; of other groups they are not known, and cannot be told from their documents. */
const clusterScoped = new Set([
  '/Namespace', '/Node', '/PersistentVolume',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration', 'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding', 'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'apiextensions.k8s.io/CustomResourceDefinition', 'apiregistration.k8s.io/APIService',
  'authentication.istio.io/MeshPolicy', 'cert-manager.io/ClusterIssuer',
  'gateway.networking.k8s.io/GatewayClass', 'networking.k8s.io/IngressClass', 'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'sailoperator.io/Istio', 'sailoperator.io/IstioCNI', 'sailoperator.io/IstioRevision', 'sailoperator.io/IstioRevisionTag', 'sailoperator.io/ZTunnel',
  'scheduling.k8s.io/PriorityClass', 'storage.k8s.io/StorageClass',
]);

/** The API group and the kind of a resource: `networking.istio.io/Gateway`, `/Service`. */
export function groupKind({ apiVersion, kind }: Pick<Resource, 'apiVersion' | 'kind'>): string {
  return `${apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''}/${kind}`;
}

/** The resource in a namespace where it names none, as `kubectl apply -n` has it; what has no namespace stays as it is. */
export function inNamespace(resource: Resource, namespace: string): Resource {
  if (resource.metadata.namespace !== undefined || clusterScoped.has(groupKind(resource))) return resource;
  return { ...resource, metadata: { ...resource.metadata, namespace } };
}
