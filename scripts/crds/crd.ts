import type { Schema } from './schema';

/** One kind at the version the project writes, as kept in `crds/<group>/<kind>.json`. */
export interface Crd {
  readonly group: string;
  readonly kind: string;
  readonly scope: 'Cluster' | 'Namespaced';
  /** The one that is written: `v1` where that is served. */
  readonly version: string;
  /** Those that are served with the schema, in the order of their names. */
  readonly versions: readonly string[];
  /** Schema of the whole object without `apiVersion`, `kind`, `metadata` and `status`. */
  readonly schema: Schema;
  /** Schemas of the versions that are served with another one. */
  readonly otherVersions?: Readonly<Record<string, Schema>>;
  /** Set where it is of a channel that a cluster may have or not. */
  readonly channel?: 'experimental';
}

/** File of a kind in `crds`, without its extension: `networking.istio.io/virtual-service`. */
export function crdPath({ group, kind, channel }: Crd): string {
  return `${group}/${channel ? `${channel}/` : ''}${kebabCase(kind)}`;
}

/** `VirtualService` as `virtual-service`, `DNSEndpoint` as `dns-endpoint`. */
export function kebabCase(kind: string): string {
  return kind.replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, (_, lower = '', upper = '', initial = '') =>
    initial ? `${initial}-` : `${lower}-${upper}`).toLowerCase();
}
