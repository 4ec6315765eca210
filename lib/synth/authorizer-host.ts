import type { Authorizer } from '../specs/mesh-ingress';

/** The whole name of the Service of an authorizer, by which every namespace finds it. */
export function authorizerHost({ service: { name, namespace } }: Pick<Authorizer, 'service'>): string {
  return `${name}.${namespace}.svc.cluster.local`;
}
