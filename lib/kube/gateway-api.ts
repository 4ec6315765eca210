/** The part of the Gateway API's GatewaySpec that is written here. */
export interface GatewaySpec {
  readonly gatewayClassName: 'istio';
  readonly addresses: readonly [{ readonly type: 'Hostname'; readonly value: string }];
  readonly listeners: readonly Listener[];
  /** Whose certificates clients show, on every port of HTTPS. */
  readonly tls?: { readonly frontend: { readonly default: { readonly validation: { readonly caCertificateRefs: readonly [{ readonly group: ''; readonly kind: 'Secret'; readonly name: string }] } } } };
}

/** The part of the Gateway API's GatewaySpec that makes a waypoint. */
export interface WaypointSpec {
  readonly gatewayClassName: 'istio-waypoint';
  readonly listeners: readonly [{ readonly name: 'mesh'; readonly port: 15008; readonly protocol: 'HBONE' }];
}

/** What a gateway listens for, and whose routes it takes. */
export interface Listener {
  readonly name: string;
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS' | 'TLS' | 'TCP';
  readonly hostname?: string;
  readonly tls?: { readonly mode: 'Terminate'; readonly certificateRefs: readonly [{ readonly name: string }]; readonly options?: Readonly<Record<string, string>> } | { readonly mode: 'Passthrough' };
  readonly allowedRoutes: {
    readonly namespaces: { readonly from: 'Same' } | {
      readonly from: 'Selector';
      readonly selector: { readonly matchExpressions: readonly [{ readonly key: 'kubernetes.io/metadata.name'; readonly operator: 'In'; readonly values: readonly string[] }] };
    };
  };
}

/** The part of a TLSRouteSpec, and but for the names of a TCPRouteSpec. */
export interface PassageSpec {
  readonly parentRefs: readonly [{ readonly name: string; readonly namespace: string; readonly port?: number; readonly sectionName?: string }];
  readonly hostnames?: readonly [string];
  readonly rules: readonly [{ readonly backendRefs: readonly [BackendRef] }];
}

/** A Service that answers, of the route's own namespace where none is named. */
export interface BackendRef {
  readonly name: string;
  readonly namespace?: string;
  readonly port: number;
}

/** The ReferenceGrantSpec: whose routes may lead to a Service of its namespace. */
export interface ReferenceGrantSpec {
  readonly from: readonly { readonly group: 'gateway.networking.k8s.io'; readonly kind: 'HTTPRoute'; readonly namespace: string }[];
  readonly to: readonly [{ readonly group: ''; readonly kind: 'Service'; readonly name: string }];
}

/** The part of its HTTPRouteSpec. */
export interface HTTPRouteSpec {
  readonly parentRefs: readonly [{ readonly name: string; readonly namespace?: string; readonly port: number }];
  readonly hostnames: readonly string[];
  readonly rules: readonly HTTPRouteRule[];
}

/** What becomes of requests that fit one of the matches. */
export interface HTTPRouteRule {
  readonly matches?: readonly HTTPRouteMatch[];
  readonly filters?: readonly HTTPRouteFilter[];
  readonly backendRefs?: readonly BackendRef[];
  readonly timeouts?: { readonly request: string };
}

/** What is asked of a request: all of it. */
export interface HTTPRouteMatch {
  readonly path: { readonly type: 'RegularExpression'; readonly value: string };
  readonly method?: string;
  readonly headers?: readonly { readonly type: 'Exact' | 'RegularExpression'; readonly name: string; readonly value: string }[];
}

/** The part of a GRPCRouteSpec. */
export interface GRPCRouteSpec extends Omit<HTTPRouteSpec, 'rules'> {
  readonly rules: readonly GRPCRouteRule[];
}

/** What becomes of calls that fit one of the matches. */
export interface GRPCRouteRule {
  readonly matches: readonly GRPCRouteMatch[];
  readonly filters?: readonly GRPCRouteFilter[];
  readonly backendRefs?: readonly BackendRef[];
}

/** What is asked of a call: all of it. */
export interface GRPCRouteMatch {
  readonly method: { readonly type: 'RegularExpression'; readonly service: string; readonly method: string };
  readonly headers?: HTTPRouteMatch['headers'];
}

/** What is done to a call or its answer. */
export type GRPCRouteFilter = Extract<HTTPRouteFilter, { readonly type: 'RequestHeaderModifier' | 'ResponseHeaderModifier' }>;

/** What is done to a request or its answer. */
export type HTTPRouteFilter =
  | { readonly type: 'RequestHeaderModifier'; readonly requestHeaderModifier: HeaderModifier }
  | { readonly type: 'ResponseHeaderModifier'; readonly responseHeaderModifier: HeaderModifier }
  | { readonly type: 'RequestRedirect'; readonly requestRedirect: RequestRedirect }
  | { readonly type: 'CORS'; readonly cors: CORSFilter };

/** Which pages of other origins may use a path; `maxAge` in seconds. */
export interface CORSFilter {
  readonly allowOrigins: readonly string[];
  readonly allowMethods?: readonly string[];
  readonly allowHeaders?: readonly string[];
  readonly exposeHeaders?: readonly string[];
  readonly allowCredentials?: true;
  readonly maxAge?: number;
}

/** Changes of headers. */
export interface HeaderModifier {
  readonly set?: readonly NamedValue[];
  readonly add?: readonly NamedValue[];
  readonly remove?: readonly string[];
}

interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** Where a client is sent. */
export interface RequestRedirect {
  readonly scheme: 'https';
  readonly hostname?: string;
  readonly path?: { readonly type: 'ReplaceFullPath'; readonly replaceFullPath: string };
  readonly statusCode: number;
}
