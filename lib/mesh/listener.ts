/** How a proxy treats the bytes of a port: as HTTP, as TCP, or as what the first bytes look like. */
export type Listener = 'HTTP' | 'TCP' | 'auto';

const http = ['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB'];
/** Ports where servers speak first, and sniffing would wait for ever (Istio, pkg/config/kube/conversion.go). */
const speakFirst = [25, 53, 3306, 27017];

/** The treatment of a declared protocol; `undefined` is none declared (Istio, pilot/pkg/networking ModelProtocolToListenerProtocol). */
export function listenerOf(protocol: string | undefined, port: number): Listener {
  if (protocol === undefined) return speakFirst.includes(port) ? 'TCP' : 'auto';
  return http.includes(protocol) ? 'HTTP' : 'TCP';
}
