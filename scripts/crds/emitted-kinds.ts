/** A kind that the project writes or reads, and how the TypeScript of its spec is laid out. */
export interface EmittedKind {
  readonly group: string;
  readonly kind: string;
  /** Interface names by path below `spec`: `[]` an item, `{}` a value of a map. Objects of the same structure share the name. */
  readonly names: Readonly<Record<string, string>>;
  /** Paths below `spec` that are kept, with all that is below them; the whole spec when absent. */
  readonly only?: readonly string[];
}

/** The kinds with a file in `lib/kube/generated`; names are those of the upstream APIs. */
export const emittedKinds: readonly EmittedKind[] = [
  {
    group: 'networking.istio.io',
    kind: 'Gateway',
    names: { 'servers[]': 'Server', 'servers[].port': 'Port', 'servers[].tls': 'ServerTLSSettings' },
  },
  {
    group: 'networking.istio.io',
    kind: 'VirtualService',
    names: {
      'http[]': 'HTTPRoute',
      'http[].corsPolicy': 'CorsPolicy',
      'http[].directResponse': 'HTTPDirectResponse',
      'http[].fault': 'HTTPFaultInjection',
      'http[].headers': 'Headers',
      'http[].headers.request': 'HeaderOperations',
      'http[].match[]': 'HTTPMatchRequest',
      'http[].match[].uri': 'StringMatch',
      'http[].mirrorPercentage': 'Percent',
      'http[].redirect': 'HTTPRedirect',
      'http[].retries': 'HTTPRetry',
      'http[].rewrite': 'HTTPRewrite',
      'http[].route[]': 'HTTPRouteDestination',
      'http[].route[].destination': 'Destination',
      'tcp[]': 'TCPRoute',
      'tcp[].match[]': 'L4MatchAttributes',
      'tcp[].route[]': 'RouteDestination',
      'tls[]': 'TLSRoute',
      'tls[].match[]': 'TLSMatchAttributes',
    },
  },
  {
    group: 'networking.istio.io',
    kind: 'DestinationRule',
    names: {
      'subsets[]': 'Subset',
      'trafficPolicy': 'TrafficPolicy',
      'trafficPolicy.connectionPool': 'ConnectionPoolSettings',
      'trafficPolicy.loadBalancer': 'LoadBalancerSettings',
      'trafficPolicy.outlierDetection': 'OutlierDetection',
      'trafficPolicy.portLevelSettings[]': 'PortTrafficPolicy',
      'trafficPolicy.tls': 'ClientTLSSettings',
    },
  },
  {
    group: 'networking.istio.io',
    kind: 'ServiceEntry',
    names: { 'endpoints[]': 'WorkloadEntry', 'ports[]': 'ServicePort' },
  },
  {
    group: 'networking.istio.io',
    kind: 'Sidecar',
    names: { 'egress[]': 'IstioEgressListener', 'ingress[]': 'IstioIngressListener' },
    only: ['egress', 'ingress[].port', 'ingress[].tls.mode', 'outboundTrafficPolicy.mode', 'workloadSelector'],
  },
  {
    group: 'networking.istio.io',
    kind: 'EnvoyFilter',
    names: {},
    only: [
      'configPatches[].applyTo', 'configPatches[].match.context', 'configPatches[].match.listener.filterChain.filter', 'configPatches[].match.proxy.proxyVersion',
      'configPatches[].patch.operation', 'configPatches[].patch.value', 'priority', 'workloadSelector',
    ],
  },
  { group: 'networking.istio.io', kind: 'WorkloadEntry', names: {} },
  { group: 'networking.istio.io', kind: 'WorkloadGroup', names: {}, only: ['metadata', 'template'] },
  {
    group: 'security.istio.io',
    kind: 'PeerAuthentication',
    names: { mtls: 'MutualTLS', selector: 'WorkloadSelector' },
  },
  {
    group: 'security.istio.io',
    kind: 'RequestAuthentication',
    names: { 'jwtRules[]': 'JWTRule', 'selector': 'WorkloadSelector', 'targetRef': 'PolicyTargetReference' },
  },
  {
    group: 'security.istio.io',
    kind: 'AuthorizationPolicy',
    names: {
      'rules[]': 'Rule',
      'rules[].from[].source': 'Source',
      'rules[].to[].operation': 'Operation',
      'rules[].when[]': 'Condition',
      'selector': 'WorkloadSelector',
      'targetRef': 'PolicyTargetReference',
    },
  },
  {
    group: 'telemetry.istio.io',
    kind: 'Telemetry',
    names: { 'accessLogging[]': 'AccessLogging', 'metrics[]': 'Metrics', 'metrics[].overrides[]': 'MetricsOverrides', 'tracing[]': 'Tracing' },
    only: ['accessLogging', 'metrics', 'tracing'],
  },
  {
    group: 'cert-manager.io',
    kind: 'Issuer',
    names: { 'acme': 'ACMEIssuer', 'acme.solvers[]': 'ACMEChallengeSolver' },
    only: [
      'acme.email',
      'acme.privateKeySecretRef',
      'acme.server',
      'acme.solvers[].dns01',
      'acme.solvers[].http01.ingress.class',
      'acme.solvers[].http01.ingress.ingressTemplate',
      'acme.solvers[].http01.ingress.podTemplate.metadata',
      'acme.solvers[].http01.ingress.serviceType',
      'acme.solvers[].selector',
    ],
  },
  { group: 'cert-manager.io', kind: 'Certificate', names: {} },
  { group: 'externaldns.k8s.io', kind: 'DNSEndpoint', names: { 'endpoints[]': 'Endpoint' } },
];
