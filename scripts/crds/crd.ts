import type { Schema } from './schema';

/** One kind at the version the project writes, as kept in `crds/<group>/<kind>.json`. */
export interface Crd {
  readonly group: string;
  readonly kind: string;
  readonly scope: 'Cluster' | 'Namespaced';
  /** The one that is written: `v1` where that is served. */
  readonly version: string;
  /** Those that are served, in the order of their names; all have the one schema. */
  readonly versions: readonly string[];
  /** Schema of the whole object without `apiVersion`, `kind`, `metadata` and `status`. */
  readonly schema: Schema;
}

/** File of a kind in `crds`, without its extension: `networking.istio.io/virtual-service`. */
export function crdPath(crd: Crd): string {
  return `${crd.group}/${kebabCase(crd.kind)}`;
}

/** `VirtualService` as `virtual-service`, `DNSEndpoint` as `dns-endpoint`. */
export function kebabCase(kind: string): string {
  return kind.replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, (_, lower = '', upper = '', initial = '') =>
    initial ? `${initial}-` : `${lower}-${upper}`).toLowerCase();
}
