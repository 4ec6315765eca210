/** Namespaces of Kubernetes itself, which nobody but operators writes into. */
export const systemNamespaces = ['kube-node-lease', 'kube-public', 'kube-system'] as const;
