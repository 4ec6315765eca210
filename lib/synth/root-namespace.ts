/** Istio's root namespace (`meshConfig.rootNamespace`): a policy in it holds for pods of every namespace that its selector picks. */
export const rootNamespace = 'istio-system';
