import type { MeshIngress } from '../specs/mesh-ingress';
import { grantsOf } from './hosts';

/** An ingress that applications may name, and what it grants to each namespace, looked up once for all of them. */
export interface IngressInSight {
  readonly spec: MeshIngress;
  readonly hostsOf: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<MeshIngress, IngressInSight>();

/** Looks up what an ingress grants, once. */
export function ingressInSight(spec: MeshIngress): IngressInSight {
  const ingress = known.get(spec) ?? lookUp(spec);
  known.set(spec, ingress);
  return ingress;
}

function lookUp(spec: MeshIngress): IngressInSight {
  const hostsOf = new Map<string, string[]>();
  for (const { namespace, host } of grantsOf(spec)) {
    const hosts = hostsOf.get(namespace);
    if (hosts) hosts.push(host);
    else hostsOf.set(namespace, [host]);
  }
  return { spec, hostsOf };
}
