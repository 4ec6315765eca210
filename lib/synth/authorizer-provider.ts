import type { Authorizer } from '../specs/mesh-ingress';

/** The name by which istiod knows an authorizer; with a prefix, so that none is taken for a provider of the installation's own. */
export function authorizerProvider({ name }: Pick<Authorizer, 'name'>): string {
  return `fairlead-${name}`;
}
