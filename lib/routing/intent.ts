import type { MeshIngress } from '../specs/mesh-ingress';
import type { Path } from '../specs/problem';
import type { SecureApplication } from '../specs/secure-application';
import type { PathPattern } from './path-pattern';

/** Where in which spec something was asked for. */
export interface Origin<Spec = SecureApplication | MeshIngress> {
  readonly spec: Spec;
  readonly path: Path;
}

/** What a valid token must hold for a path, all defaults resolved. */
export interface TokenRule {
  readonly kind: 'jwt';
  readonly provider: string;
  readonly issuer: string;
  /** Any one of them; absent where the provider accepts any audience and the path asks for none. */
  readonly audiences?: readonly string[];
  /** All of them. */
  readonly scopes: readonly string[];
  /** Each of them by any one of its values; `path` leads to a nested claim. */
  readonly claims: readonly { readonly path: readonly string[]; readonly anyOf: readonly string[] }[];
}

/** Who may pass: a valid token, anybody (`application` decides itself, `public` needs nothing), nobody. */
export type AuthRule = TokenRule | { readonly kind: 'application' } | { readonly kind: 'public' } | { readonly kind: 'deny' };

/** The port of a Service that answers. */
export interface Backend {
  readonly service: string;
  readonly port: number;
  /** The container's port, the only one that a policy at the workload sees. */
  readonly targetPort: number;
}

/** One declared path of an application on one host, all defaults resolved. */
export interface PathRule {
  readonly pattern: PathPattern;
  /** Absent: any method. HEAD is listed wherever GET is. */
  readonly methods?: readonly string[];
  readonly auth: AuthRule;
  /** Absent for the ingress's own denied paths. */
  readonly backend?: Backend;
  /** As Istio writes durations, for example `10s`; absent: no timeout. */
  readonly timeout?: string;
  readonly origin: Origin;
}

/** Everything that one namespace exposes on one host of one ingress: becomes one route table. */
export interface Exposure {
  readonly ingress: MeshIngress;
  readonly namespace: string;
  /** `orders.example.com`, or `*.pages.example.com`, which is one label deep. */
  readonly host: string;
  readonly rules: readonly PathRule[];
}
