/** The part of the Gateway API's GatewaySpec that is written here. */
export interface GatewaySpec {
  readonly gatewayClassName: 'istio';
  readonly addresses: readonly [{ readonly type: 'Hostname'; readonly value: string }];
  readonly listeners: readonly Listener[];
}

/** What a gateway listens for, and whose routes it takes. */
export interface Listener {
  readonly name: string;
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS';
  readonly hostname?: string;
  readonly tls?: { readonly mode: 'Terminate'; readonly certificateRefs: readonly [{ readonly name: string }] };
  readonly allowedRoutes: {
    readonly namespaces: { readonly from: 'Same' } | {
      readonly from: 'Selector';
      readonly selector: { readonly matchExpressions: readonly [{ readonly key: 'kubernetes.io/metadata.name'; readonly operator: 'In'; readonly values: readonly string[] }] };
    };
  };
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
  readonly backendRefs?: readonly { readonly name: string; readonly port: number }[];
  readonly timeouts?: { readonly request: string };
}

/** What is asked of a request: all of it. */
export interface HTTPRouteMatch {
  readonly path: { readonly type: 'RegularExpression'; readonly value: string };
  readonly method?: string;
  readonly headers?: readonly { readonly type: 'Exact' | 'RegularExpression'; readonly name: string; readonly value: string }[];
}

/** What is done to a request or its answer. */
export type HTTPRouteFilter =
  | { readonly type: 'RequestHeaderModifier'; readonly requestHeaderModifier: HeaderModifier }
  | { readonly type: 'ResponseHeaderModifier'; readonly responseHeaderModifier: HeaderModifier }
  | { readonly type: 'RequestRedirect'; readonly requestRedirect: RequestRedirect };

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
