/** A workload of Google's Online Boutique; its service account has its name. */
export interface Workload {
  readonly name: string;
  readonly image: string;
  /** The port of its container; absent where it only calls. */
  readonly listens?: number;
  /** The port of its Service. */
  readonly port?: { readonly name: string; readonly port: number };
  readonly environment: Readonly<Record<string, string>>;
}

const addresses = {
  AD: 'adservice:9555',
  CART: 'cartservice:7070',
  CHECKOUT: 'checkoutservice:5050',
  CURRENCY: 'currencyservice:7000',
  EMAIL: 'emailservice:5000',
  PAYMENT: 'paymentservice:50051',
  PRODUCT_CATALOG: 'productcatalogservice:3550',
  RECOMMENDATION: 'recommendationservice:8080',
  SHIPPING: 'shippingservice:50051',
} as const;

/** It does not start without the one, which is no part of the release, and asks for the other by its address where no name is given. */
const atStart = { SHOPPING_ASSISTANT_SERVICE_ADDR: 'shoppingassistantservice:80', GCE_METADATA_HOST: 'metadata.google.internal' };

const frontend = server('frontend', 8080, 'AD', 'CART', 'CHECKOUT', 'CURRENCY', 'PRODUCT_CATALOG', 'RECOMMENDATION', 'SHIPPING');

/** The workloads of the release, with what they must be told to find each other. */
export const workloads: readonly Workload[] = [
  { ...frontend, port: { name: 'http', port: 80 }, environment: { ...frontend.environment, ...atStart } },
  server('adservice', 9555),
  { ...server('cartservice', 7070), environment: { REDIS_ADDR: 'redis-cart:6379' } },
  server('checkoutservice', 5050, 'CART', 'CURRENCY', 'EMAIL', 'PAYMENT', 'PRODUCT_CATALOG', 'SHIPPING'),
  server('currencyservice', 7000),
  { ...server('emailservice', 8080), port: { name: 'grpc', port: 5000 } },
  server('paymentservice', 50051),
  server('productcatalogservice', 3550),
  server('recommendationservice', 8080, 'PRODUCT_CATALOG'),
  server('shippingservice', 50051),
  { name: 'redis-cart', image: 'redis:alpine', listens: 6379, port: { name: 'tcp-redis', port: 6379 }, environment: {} },
  { name: 'loadgenerator', image: imageOf('loadgenerator'), environment: { FRONTEND_ADDR: 'frontend:80', USERS: '10' } },
];

function server(name: string, listens: number, ...calls: (keyof typeof addresses)[]): Workload {
  const known = Object.fromEntries(calls.map((called) => [`${called}_SERVICE_ADDR`, addresses[called]]));
  return { name, image: imageOf(name), listens, port: { name: 'grpc', port: listens }, environment: { PORT: String(listens), DISABLE_PROFILER: '1', ...known } };
}

function imageOf(name: string): string {
  return `us-central1-docker.pkg.dev/google-samples/microservices-demo/${name}:v0.10.2`;
}
