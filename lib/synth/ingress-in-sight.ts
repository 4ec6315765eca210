import type { MeshIngress } from '../specs/mesh-ingress';
import { grantsOf, type Grant } from './hosts';

/** An ingress that applications may name, and what it grants to each namespace, looked up once for all of them. */
export interface IngressInSight {
  readonly spec: MeshIngress;
  readonly grantsTo: ReadonlyMap<string, readonly Grant[]>;
}

const known = new WeakMap<MeshIngress, IngressInSight>();

/** Looks up what an ingress grants, once. */
export function ingressInSight(spec: MeshIngress): IngressInSight {
  const ingress = known.get(spec) ?? lookUp(spec);
  known.set(spec, ingress);
  return ingress;
}

function lookUp(spec: MeshIngress): IngressInSight {
  const grantsTo = new Map<string, Grant[]>();
  for (const grant of grantsOf(spec)) {
    const grants = grantsTo.get(grant.namespace);
    if (grants) grants.push(grant);
    else grantsTo.set(grant.namespace, [grant]);
  }
  return { spec, grantsTo };
}
