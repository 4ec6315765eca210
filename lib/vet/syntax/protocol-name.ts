const http = ['grpc', 'grpc-web', 'http', 'http2', 'http_proxy'];
const tls = ['https', 'tls'];
const names = [...http, ...tls, 'tcp', 'udp', 'mongo', 'redis', 'mysql'];

/** Whether Istio knows a protocol of this name, in any case (pkg/config/protocol). */
export function isProtocolName(text: string): boolean {
  return names.includes(text.toLowerCase());
}

/** Whether a protocol is HTTP without TLS. */
export function isHttpProtocol(text: string): boolean {
  return http.includes(text.toLowerCase());
}

/** Whether a protocol is TLS on the wire. */
export function isTlsProtocol(text: string): boolean {
  return tls.includes(text.toLowerCase());
}
