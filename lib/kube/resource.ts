/** A plain Kubernetes object, as it stands in YAML: the noun that everything here makes or reads. */
export interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
  readonly spec?: unknown;
  readonly [field: string]: unknown;
}

/** The part of Kubernetes' ObjectMeta that is written or read here. */
export interface ObjectMeta {
  readonly name: string;
  /** Absent for cluster-scoped kinds. */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** RFC 3339; absent where no API server has taken the object yet. */
  readonly creationTimestamp?: string;
}

/** Names one object in a cluster: API group, kind, namespace and name; two resources with one key are one object. */
export function resourceKey({ apiVersion, kind, metadata }: Resource): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return `${group}/${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
}
