import type { GatewayServer } from '../../mesh/gateway-servers';

/** Which routes of a VirtualService a server takes (Istio, pilot/pkg/networking/core/gateway.go). */
export function routesAt({ protocol, tls }: GatewayServer): 'http' | 'tcp' | 'tls' {
  const passesOn = tls.mode === 'PASSTHROUGH' || tls.mode === 'AUTO_PASSTHROUGH';
  if (['HTTPS', 'TLS'].includes(protocol) && passesOn) return 'tls';
  return ['HTTP', 'HTTP2', 'HTTPS', 'GRPC', 'GRPC-WEB'].includes(protocol) ? 'http' : 'tcp';
}
