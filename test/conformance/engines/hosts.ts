/** A port of a Service, and where its pods listen. */
export interface ServicePort {
  /** Named by its protocol, as Istio reads it. */
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
  /** What the application behind it speaks. */
  readonly speaks: 'http/1.1' | 'h2c' | 'https' | 'tcp';
}

/** A pod of the small world: an address of its own, a proxy of Istio's and, behind the proxy of a sidecar, the test application. */
export interface Host {
  readonly name: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly address: string;
  /** Where its proxy answers questions about itself, and the three ports after it. */
  readonly admin: number;
  /** How many proxies before it its own is told of. */
  readonly numTrustedProxies?: number;
  /** Whether its proxy runs for the suite alone that is about it, which starts it: a machine has only so many. */
  readonly startedBySuite?: boolean;
}

/** A pod with a sidecar, and the Services that lead to it. */
export interface Workload extends Host {
  readonly services: readonly string[];
  readonly ports: readonly ServicePort[];
  /** Whether its sidecar takes what it sends as in a cluster, from whichever address it is sent to, and by whichever Sidecar there is. */
  readonly captured?: boolean;
  /** Whether something else than the test application answers behind its sidecar. */
  readonly answersItself?: boolean;
}

const gateway = (index: number, name: string, namespace: string): Host => ({
  name: namespace, namespace, serviceAccount: namespace, labels: { istio: name }, address: `127.10.1.${index}`, admin: 25000 + 10 * index,
});

/** The ways in: one for the examples, two for drawn specs, one for certificates, two that look at addresses of clients, one of them behind a proxy; and the way out. */
export const gateways = {
  ingress: gateway(1, 'ingress', 'istio-ingress'),
  public: gateway(2, 'public', 'istio-public'),
  internal: gateway(3, 'internal', 'istio-internal'),
  certificates: gateway(4, 'certificates', 'istio-certificates'),
  guarded: gateway(5, 'guarded', 'istio-guarded'),
  proxied: { ...gateway(6, 'proxied', 'istio-proxied'), numTrustedProxies: 1 },
  egress: { ...gateway(7, 'egress', 'istio-egress'), startedBySuite: true },
} as const;

/** The ports on which gateways listen for those of the web, and for one of TCP. */
export const gatewayPorts = { http: 8080, https: 8443, tcp: 15432 } as const;

const http = (name: string, port: number, targetPort = port): ServicePort => ({ name, port, targetPort, speaks: 'http/1.1' });
const http2 = (name: string, port: number, targetPort = port): ServicePort => ({ name, port, targetPort, speaks: 'h2c' });

const https = (name: string, port: number, targetPort: number): ServicePort => ({ name, port, targetPort, speaks: 'https' });
const tcp = (name: string, port: number, targetPort: number): ServicePort => ({ name, port, targetPort, speaks: 'tcp' });

const bookinfo = (index: number, name: string, version: string): Workload => ({
  name: `${name}-${version}`,
  namespace: 'bookinfo',
  serviceAccount: `bookinfo-${name}`,
  labels: { app: name, version },
  address: `127.10.2.${index}`,
  admin: 25100 + 10 * index,
  services: [name],
  ports: [http('http', 9080)],
});

const drawn = (index: number, namespace: string, name: string): Workload => ({
  name,
  namespace,
  serviceAccount: name,
  labels: { app: name, tier: 'web' },
  address: `127.10.3.${index}`,
  admin: 25200 + 10 * index,
  services: [name, `${name}-service`],
  ports: [http('http', 80, 8080), http2('http2-admin', 8081), https('https', 443, 8444), tcp('tcp', 5432, 15433)],
});

/** Istio's Bookinfo. */
export const bookinfoWorkloads = [bookinfo(1, 'productpage', 'v1'), bookinfo(2, 'details', 'v1'), bookinfo(3, 'reviews', 'v1'), bookinfo(4, 'ratings', 'v1')] as const;

/** A shop with everything that Bookinfo has no use for. */
export const storeWorkload: Workload = {
  name: 'orders',
  namespace: 'store',
  serviceAccount: 'orders',
  labels: { app: 'orders' },
  address: '127.10.2.5',
  admin: 25150,
  services: ['orders'],
  ports: [http('http', 80, 8080), http2('grpc', 9000), http('http-metrics', 9090)],
};

/** In the mesh, and on nobody's list. */
export const strangerWorkload: Workload = {
  name: 'stranger',
  namespace: 'elsewhere',
  serviceAccount: 'stranger',
  labels: { app: 'stranger' },
  address: '127.10.2.6',
  admin: 25160,
  services: ['stranger'],
  ports: [http('http', 80, 8080)],
};

/** Served with certificates of every kind. */
export const certifiedWorkload: Workload = {
  name: 'site',
  namespace: 'certified',
  serviceAccount: 'site',
  labels: { app: 'site' },
  address: '127.10.2.7',
  admin: 25170,
  services: ['site'],
  ports: [http('http', 80, 8080)],
};

const catalog = (index: number, version: string): Workload => ({
  name: `catalog-${version}`,
  namespace: 'spread',
  serviceAccount: 'catalog',
  labels: { app: 'catalog', team: 'books', version },
  address: `127.10.5.${index}`,
  admin: 25500 + 10 * index,
  services: ['catalog'],
  ports: [http('http', 80, 8080), https('https', 443, 8444), tcp('tcp', 5432, 15433)],
});

/** Two versions of one application, each in a pod of its own. */
export const catalogWorkloads = [catalog(1, 'v1'), catalog(2, 'v2')] as const;

/** One that calls, under Sidecars that suites give it. */
export const callingWorkload: Workload = {
  name: 'shopper',
  namespace: 'calling',
  serviceAccount: 'shopper',
  labels: { app: 'shopper' },
  address: '127.10.2.8',
  admin: 25180,
  services: ['shopper'],
  ports: [http('http', 80, 8080)],
  captured: true,
};

/** What it calls, by one Service or the other. */
export const calledWorkload: Workload = {
  name: 'stock',
  namespace: 'calling',
  serviceAccount: 'stock',
  labels: { app: 'stock' },
  address: '127.10.2.9',
  admin: 25190,
  services: ['stock', 'ledger'],
  ports: [http('http', 80, 8080)],
};

/** Behind what the gateway passes on as it is. */
export const vaultWorkload: Workload = {
  name: 'vault',
  namespace: 'store',
  serviceAccount: 'vault',
  labels: { app: 'vault' },
  address: '127.10.2.10',
  admin: 25200,
  services: ['vault'],
  ports: [http('http', 80, 8080), https('https', 443, 8444), tcp('tcp', 5432, 15433), tcp('tcp-other', 5433, 15434)],
};

const boutique = (index: number, name: string, ...ports: ServicePort[]): Workload => ({
  name: `${name}-0`,
  namespace: 'boutique',
  serviceAccount: name,
  labels: { app: name },
  address: `127.10.6.${index}`,
  admin: 25300 + 10 * index,
  services: ports.length === 0 ? [] : [name],
  ports,
  captured: true,
  startedBySuite: true,
});

/** Google's Online Boutique. */
export const boutiqueWorkloads = [
  boutique(1, 'frontend', http('http', 80, 8080)),
  boutique(2, 'adservice', http2('grpc', 9555)),
  boutique(3, 'cartservice', http2('grpc', 7070)),
  boutique(4, 'checkoutservice', http2('grpc', 5050)),
  boutique(5, 'currencyservice', http2('grpc', 7000)),
  boutique(6, 'emailservice', http2('grpc', 5000, 8080)),
  boutique(7, 'paymentservice', http2('grpc', 50051)),
  boutique(8, 'productcatalogservice', http2('grpc', 3550)),
  boutique(9, 'recommendationservice', http2('grpc', 8080)),
  boutique(10, 'shippingservice', http2('grpc', 50051)),
  boutique(11, 'redis-cart', tcp('tcp-redis', 6379, 6379)),
  boutique(12, 'loadgenerator'),
] as const;

/** What paths ask who may pass. */
export const authorizerWorkload: Workload = {
  name: 'keys',
  namespace: 'policies',
  serviceAccount: 'keys',
  labels: { app: 'keys' },
  address: '127.10.2.11',
  admin: 25300,
  services: ['keys'],
  ports: [http('http', 80, 8080), http2('grpc', 9000)],
};

/** The proxy by which users log in. */
export const loginWorkload = {
  name: 'oauth2-proxy',
  namespace: 'login',
  serviceAccount: 'oauth2-proxy',
  labels: { app: 'oauth2-proxy' },
  address: '127.10.2.12',
  admin: 25250,
  services: ['oauth2-proxy'],
  ports: [http('http', 4180)],
  startedBySuite: true,
  answersItself: true,
} as const satisfies Workload;

/** What drawn specs are about. */
export const drawnWorkloads = [drawn(1, 'shop', 'orders'), drawn(2, 'shop', 'stock'), drawn(3, 'web', 'site'), drawn(4, 'web', 'orders')] as const;

export const workloads: readonly Workload[] = [
  ...bookinfoWorkloads, storeWorkload, strangerWorkload, certifiedWorkload, vaultWorkload,
  ...catalogWorkloads, callingWorkload, calledWorkload, authorizerWorkload, loginWorkload, ...boutiqueWorkloads, ...drawnWorkloads,
];

const harbour = (index: number, name: string, ...ports: ServicePort[]): Workload => ({
  name,
  namespace: 'harbour',
  serviceAccount: name,
  labels: { app: name },
  address: `127.10.7.${index}`,
  admin: 25600 + 10 * index,
  services: [name],
  ports,
  captured: true,
});

/** Two versions behind one Service. */
const quay = (index: number, version: string): Workload => ({
  ...harbour(index, `quay-${version}`, http('http', 80, 8080)), labels: { app: 'quay', version }, services: version === 'v1' ? ['quay'] : [],
});

/** Pods without a sidecar in a namespace of an ambient mesh, for the suites alone that are about it: some that are called by their waypoint, and two that call. */
export const ambientWorkloads = [
  // with a second Service before the same pods
  { ...harbour(1, 'berths', http('http', 80, 8080), http2('grpc', 9000), https('https', 443, 8444), tcp('tcp', 5432, 15433)), services: ['berths', 'berths-too'] },
  harbour(2, 'tides', http('http', 80, 8080), http('http-metrics', 9090)),
  harbour(3, 'tug', http('http', 80, 8080)),
  harbour(4, 'trawler', http('http', 80, 8080)),
  quay(5, 'v1'),
  quay(6, 'v2'),
] as const;

/** The waypoint of their namespace, as istiod makes it of a Gateway of that name. */
export const waypoint: Host = {
  name: 'waypoint',
  namespace: 'harbour',
  serviceAccount: 'waypoint',
  labels: {
    'gateway.networking.k8s.io/gateway-name': 'waypoint', 'gateway.networking.k8s.io/gateway-class-name': 'istio-waypoint', 'gateway.istio.io/managed': 'istio.io-mesh-controller',
  },
  address: '127.10.7.9',
  admin: 25690,
  startedBySuite: true,
};

/** Where the application behind a sidecar or ztunnel listens, so that nothing else is asked for its port. */
export function behindSidecar(targetPort: number): number {
  return targetPort + 10000;
}

/** Where a workload calls others from: its sidecar, or ztunnel, takes what is sent there, as it would take it from the application itself. */
export function outboundAddress({ address }: Workload): string {
  return address.replace('127.10', '127.11');
}

/** Where the sidecar of a workload that is captured, or ztunnel, takes what it sends; Istio's own port for that is taken on all addresses by whichever sidecar comes first. */
export const capturePort = 15101;
