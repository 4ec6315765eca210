import type { DnsRecord } from '../dns/record';
import { sortedSet } from '../kube/order';
import type { ObjectMeta, Resource } from '../kube/resource';
import type { Origin } from '../routing/intent';

/** A resource, and which specs and places in them it came from. */
export interface Synthesized<Spec = unknown> {
  readonly resource: Resource & { readonly spec?: Spec };
  readonly from: readonly [Origin, ...Origin[]];
  /** Set on resources that exist for DNS alone: a front end with a DNS provider of its own makes that provider's record instead. */
  readonly record?: DnsRecord | 'address';
  /** Set on the routes of a host, or of an application's part of it. */
  readonly serves?: HostAtGateway;
}

/** A host, and the Gateway that serves it. */
export interface HostAtGateway {
  /** `orders.example.com`, or `*.pages.example.com`. */
  readonly host: string;
  /** As `namespace/name`. */
  readonly gateway: string;
}

/** What a concern says of a resource before it is labelled. */
export interface Draft<Spec> {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Pick<ObjectMeta, 'name' | 'namespace' | 'labels' | 'annotations'>;
  readonly spec?: Spec;
  /** What a ConfigMap has instead. */
  readonly data?: Readonly<Record<string, string>>;
}

/** Labels a resource as ours and writes on it where it came from, so that a person who meets it in a cluster finds the spec. */
export function synthesized<Spec>(draft: Draft<Spec>, from: readonly [Origin, ...Origin[]], record?: Synthesized['record']): Synthesized<Spec> {
  const owners = new Set(from.map((origin) => origin.spec.metadata.name));
  const own = owners.size === 1 && { 'app.kubernetes.io/name': from[0].spec.metadata.name };
  return { resource: marked(draft, own, sortedSet(from.map(describe)).join(', ')), from, ...(record && { record }) };
}

/** The same of what all applications of a namespace need once: it says the same whichever of them are in sight, since each repository makes it. */
export function sharedInNamespace<Spec>(draft: Draft<Spec>, from: readonly [Origin, ...Origin[]]): Synthesized<Spec> {
  return { resource: marked(draft, false, `every SecureApplication of ${draft.metadata.namespace}`), from };
}

function marked<Spec>(draft: Draft<Spec>, owner: false | Readonly<Record<string, string>>, from: string): Synthesized<Spec>['resource'] {
  const { apiVersion, kind, metadata: { name, namespace, labels: own, annotations }, ...fields } = draft;
  const metadata = {
    name,
    ...(namespace !== undefined && { namespace }),
    labels: { ...owner, 'app.kubernetes.io/managed-by': 'fairlead', ...own },
    annotations: { ...annotations, 'fairlead.dev/from': from },
  };
  return { apiVersion, kind, metadata, ...fields };
}

/** `SecureApplication shop/orders spec.expose[0]`; a MeshSettings has no namespace. */
function describe({ spec: { kind, metadata }, path }: Origin): string {
  const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('').slice(1);
  return `${kind} ${'namespace' in metadata ? `${metadata.namespace}/` : ''}${metadata.name} ${place}`;
}
