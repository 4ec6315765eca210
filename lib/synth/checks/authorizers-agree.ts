import type { Authorizer, MeshIngress } from '../../specs/mesh-ingress';
import type { Path, Problem } from '../../specs/problem';

/** Authorizers that two ingresses have by one name and describe differently: istiod would know one of them, and ask it for the other. */
export function* authorizersAgree(ingresses: readonly MeshIngress[]): Generator<Problem> {
  const first = new Map<string, { readonly on: MeshIngress; readonly path: Path; readonly says: string }>();
  for (const on of ingresses) {
    for (const [index, authorizer] of (on.spec.authorizers ?? []).entries()) {
      const path = ['spec', 'authorizers', index];
      const says = saidOf(authorizer, on.spec.login?.authorizer.name === authorizer.name);
      const before = first.get(authorizer.name);
      if (!before) first.set(authorizer.name, { on, path, says });
      if (!before || before.says === says) continue;
      const message = `the ingress \`${before.on.metadata.name}\` has an authorizer \`${authorizer.name}\` too, and says otherwise of it`;
      const help = 'an authorizer is one of the whole mesh: say the same of it, or give this one another name';
      yield { code: 'authorizers-differ', on, path, message, help, related: [{ on: before.on, path: before.path, message: 'the other one' }] };
    }
  }
}

function saidOf({ service, port, protocol, timeout, failOpen, includeRequestHeadersInCheck = [] }: Authorizer, isOfLogin: boolean): string {
  const headers = includeRequestHeadersInCheck.map((header) => header.toLowerCase()).sort();
  return JSON.stringify([service.name, service.namespace, port, protocol, timeout, failOpen, headers, isOfLogin]);
}
