import type { Exposure, PathRule } from '../routing/intent';
import { parsePath } from '../routing/path-pattern';
import type { Authorizer, MeshIngress } from '../specs/mesh-ingress';
import { authorizerHost } from './authorizer-host';

/** What the gateway leads to the Service by which users log in: its two paths, for anybody. */
export function signInRules(ingress: MeshIngress): PathRule[] {
  const { login } = ingress.spec;
  const authorizer = signInAuthorizer(ingress);
  if (!login || !authorizer) return [];
  const backend = { service: authorizerHost(authorizer), port: authorizer.port, targetPort: authorizer.port };
  return (['callback', 'logout'] as const).map((name) => (
    { pattern: parsePath(login.paths[name]), methods: ['GET'], auth: { kind: 'signIn' }, backend, serving: {}, origin: { spec: ingress, path: ['spec', 'login', 'paths', name] } }
  ));
}

/** Whom an ingress asks about the sessions of users; nothing where it has no login. */
export function signInAuthorizer({ spec: { login, authorizers = [] } }: MeshIngress): Authorizer | undefined {
  return authorizers.find(({ name }) => name === login?.authorizer.name);
}

/** With those paths, where one of the others asks for a login; of a host that applications share they are in the operator's VirtualService. */
export function withSignIn({ ingress, application }: Exposure, rules: readonly PathRule[]): readonly PathRule[] {
  return application === undefined && rules.some(({ auth }) => auth.kind === 'login') ? [...rules, ...signInRules(ingress)] : rules;
}
