import type { Authorizer, MeshIngress } from '../specs/mesh-ingress';
import type { MeshSettings } from '../specs/mesh-settings';
import type { Path } from '../specs/problem';
import type { SecureApplication } from '../specs/secure-application';
import type { PathPattern } from './path-pattern';

/** Where in which spec something was asked for. */
export interface Origin<Spec = SecureApplication | MeshIngress | MeshSettings> {
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

/** Where the gateway sends clients, whoever they are; the same for all of them. */
export interface RedirectRule {
  readonly kind: 'redirect';
  readonly authority?: string;
  readonly uri?: string;
  readonly redirectCode: number;
}

/** Whomever an authorizer of the ingress lets in. */
export interface AuthorizerRule {
  readonly kind: 'authorizer';
  readonly authorizer: Authorizer;
}

/** A user who has logged in, by what the verified token that an authorizer gives for the session says; or a client with a token of its own. */
export interface LoginRule {
  readonly kind: 'login';
  readonly authorizer: Authorizer;
  readonly token: TokenRule;
  readonly orToken?: TokenRule;
}

/** A client with a certificate that the gateway has judged: each of its names is one of these. */
export interface CertificateRule {
  readonly kind: 'clientCertificate';
  readonly subjectAltNames: readonly string[];
}

/**
 * Who may pass: a valid token, whom an authorizer lets in, who has logged in or shows a certificate, anybody (`application` decides itself,
 * `public` needs nothing, by `signIn` users log in), nobody (who is refused, or sent elsewhere).
 */
export type AuthRule = TokenRule | AuthorizerRule | LoginRule | CertificateRule | RedirectRule
  | { readonly kind: 'application' } | { readonly kind: 'public' } | { readonly kind: 'signIn' } | { readonly kind: 'deny' };

/** Some of the pods behind a Service: a subset of its DestinationRule. */
export interface Version {
  readonly name: string;
  /** Of 100. */
  readonly weight: number;
  /** Headers with these values send a request here, whatever the weights. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The port of a Service that answers. */
export interface Backend {
  readonly service: string;
  readonly port: number;
  /** The container's port, the only one that a policy at the workload sees. */
  readonly targetPort: number;
  /** Absent: any of the pods. */
  readonly versions?: readonly Version[];
  /** The VirtualService in which somebody else says to which pods; absent: nobody else does. */
  readonly delegate?: string;
}

/** How often, and after what, a request is sent again. */
export interface Retries {
  /** After the first time; 0: never. */
  readonly attempts: number;
  readonly perTryTimeout?: string;
  /** Envoy's conditions; absent: Istio's own. */
  readonly retryOn?: readonly string[];
  /** Whether requests by methods that are not idempotent are sent again too. */
  readonly anyMethod: boolean;
}

/** Which pages of other origins may use a path, all defaults resolved. */
export interface Cors {
  /** In full, with one level of names as `https://*.example.com`, or `*`. */
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly allowCredentials: boolean;
  readonly maxAge?: string;
}

/** What is changed in the headers of a message; values are literal. */
export interface HeaderChanges {
  readonly set?: Readonly<Record<string, string>>;
  readonly add?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
}

/** How often one client may use a path. */
export interface RateLimit {
  readonly requests: number;
  readonly seconds: number;
  /** What tells clients apart: the address that the gateway sees, a header (lower case), or a claim at the top of the token. */
  readonly by: { readonly clientAddress: true } | { readonly header: string } | { readonly claim: string };
}

/** How the requests of a path are served once they may pass. */
export interface Serving {
  /** As Istio writes durations, for example `10s`; absent: no timeout. */
  readonly timeout?: string;
  /** Absent: what Istio does of its own. */
  readonly retries?: Retries;
  readonly rateLimit?: RateLimit;
  readonly cors?: Cors;
  readonly headers?: { readonly request?: HeaderChanges; readonly response?: HeaderChanges };
  /** What the application sees in place of the path before its `/**`, or of an exact path as a whole. */
  readonly prefix?: string;
}

/** One declared path of an application on one host, all defaults resolved. */
export interface PathRule {
  readonly pattern: PathPattern;
  /** Absent: any method. HEAD is listed wherever GET is. */
  readonly methods?: readonly string[];
  readonly auth: AuthRule;
  /** Absent for the ingress's own denied paths. */
  readonly backend?: Backend;
  readonly serving: Serving;
  readonly origin: Origin<SecureApplication | MeshIngress>;
}

/** What a gateway passes on to a port without reading it. */
export interface Passage {
  readonly ingress: MeshIngress;
  readonly namespace: string;
  readonly backend: Backend;
  /** The entry of `expose`. */
  readonly origin: Origin<SecureApplication>;
}

/** The TLS of one host, which the application itself speaks. */
export interface Passthrough extends Passage {
  readonly host: string;
  /** Whether what goes inside is HTTP, so that clients may ask in plain HTTP first. */
  readonly isHttps: boolean;
}

/** A TCP port of the gateway. */
export interface PortPassage extends Passage {
  /** Its name in the ingress. */
  readonly gatewayPort: string;
}

/** Everything that one namespace exposes on one host of one ingress, or one application of its part of a shared one: becomes one route table. */
export interface Exposure {
  readonly ingress: MeshIngress;
  readonly namespace: string;
  /** `orders.example.com`, or `*.pages.example.com`, which is one label deep. */
  readonly host: string;
  /** Of a host that several applications share: the one whose part of it this is. */
  readonly application?: string;
  readonly rules: readonly PathRule[];
}
