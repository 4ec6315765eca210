import { remembered } from '../../kube/remembered';
import type { Resource } from '../../kube/resource';
import { policyValues } from '../../mesh/authorization-rules';

/** A caller that a policy names by its identity in the mesh. */
export interface NamedPrincipal {
  readonly path: readonly (string | number)[];
  readonly written: string;
  readonly trustDomain: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** The principals of a policy that are written as `<trust domain>/ns/<namespace>/sa/<service account>`; a part may be a pattern. */
export const namedPrincipals = remembered((policy: Resource): readonly NamedPrincipal[] => {
  const fields = policyValues(policy).callers
    .filter(({ field }) => /^(?:principals|notPrincipals|(?:not )?source\.principal)$/.test(field));
  return fields.flatMap(({ path, values }) => values.flatMap((written, index) => {
    const [, trustDomain, namespace, serviceAccount] = /^([^/]*)\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(written) ?? [];
    if (trustDomain === undefined) return [];
    return [{ path: [...path, index], written, trustDomain, namespace: namespace!, serviceAccount: serviceAccount! }];
  }));
});
