import type { Labels } from '../../mesh/label-index';

/** Labels that stand in no template: what Kubernetes, Argo Rollouts and Istio put on pods and endpoints. */
const stamped = /^(?:pod-template-hash|rollouts-pod-template-hash|controller-revision-hash|pod-template-generation|(?:statefulset|apps)\.kubernetes\.io\/pod-(?:name|index)|topology\.(?:kubernetes|istio)\.io\/.+|kubernetes\.io\/hostname|security\.istio\.io\/tlsMode|service\.istio\.io\/canonical-(?:name|revision)|istio\.io\/rev)$/;

/** Those of some labels that the template of a pod would have. */
export function templateLabels(labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => !stamped.test(key)));
}
