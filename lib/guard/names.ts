/** Istio's root namespace (`meshConfig.rootNamespace`). */
export const rootNamespace = 'istio-system';

/** The ConfigMap of what is granted to whom, in the root namespace. */
export const grantsName = 'fairlead-grants';

/** Namespaces of Kubernetes itself, which nobody but operators writes into. */
export const systemNamespaces = ['kube-node-lease', 'kube-public', 'kube-system'] as const;
