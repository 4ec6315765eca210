import type { ServicePort } from './service';

const appProtocols: Readonly<Record<string, string>> = { 'kubernetes.io/h2c': 'HTTP2', 'kubernetes.io/ws': 'HTTP', 'kubernetes.io/wss': 'HTTPS' };

/** The protocols that a port's name or `appProtocol` can say, in lower case. */
export const knownProtocols: readonly string[] = ['tcp', 'udp', 'http', 'http2', 'https', 'grpc', 'grpc-web', 'tls', 'mongo', 'mysql', 'redis'];

/**
 * The protocol that Istio takes a Service port for, in upper case; `undefined` where it would guess from the first bytes.
 *
 * `appProtocol` goes before the port's name; of either the part before the first `-` counts (Istio, pkg/config/kube/conversion.go).
 */
export function protocolOf({ name = '', appProtocol }: ServicePort): string | undefined {
  if (appProtocol !== undefined && Object.hasOwn(appProtocols, appProtocol)) return appProtocols[appProtocol];
  const said = appProtocol ?? name;
  return knownProtocol(said.toLowerCase().startsWith('grpc-web') ? 'grpc-web' : said.split('-')[0]!);
}

function knownProtocol(text: string): string | undefined {
  const protocol = text.toLowerCase();
  return knownProtocols.includes(protocol) ? protocol.toUpperCase() : undefined;
}
