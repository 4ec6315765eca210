import { protocolOf } from '../../lib/kube/protocol';

test.each([
  [{ name: 'http' }, 'HTTP'],
  [{ name: 'http-web' }, 'HTTP'],
  [{ name: 'HTTP2-web' }, 'HTTP2'],
  [{ name: 'https' }, 'HTTPS'],
  [{ name: 'grpc' }, 'GRPC'],
  [{ name: 'grpc-api' }, 'GRPC'],
  [{ name: 'grpc-web' }, 'GRPC-WEB'],
  [{ name: 'gRPC-Web-api' }, 'GRPC-WEB'],
  [{ name: 'tls-x' }, 'TLS'],
  [{ name: 'tcp' }, 'TCP'],
  [{ name: 'udp' }, 'UDP'],
  [{ name: 'mongo' }, 'MONGO'],
  [{ name: 'mysql-db' }, 'MYSQL'],
  [{ name: 'redis' }, 'REDIS'],
  [{ name: 'web' }, undefined],
  [{ name: 'web-http' }, undefined],
  [{}, undefined],
  [{ name: 'tcp', appProtocol: 'http' }, 'HTTP'],
  [{ name: 'tcp', appProtocol: 'HTTP2' }, 'HTTP2'],
  [{ name: 'tcp', appProtocol: 'kubernetes.io/h2c' }, 'HTTP2'],
  [{ name: 'tcp', appProtocol: 'kubernetes.io/ws' }, 'HTTP'],
  [{ name: 'tcp', appProtocol: 'kubernetes.io/wss' }, 'HTTPS'],
  [{ name: 'tcp', appProtocol: 'http-web' }, 'HTTP'],
  [{ name: 'tcp', appProtocol: 'gRPC-Web-2' }, 'GRPC-WEB'],
  [{ name: 'http', appProtocol: 'web-http' }, undefined],
  [{ name: 'http', appProtocol: 'toString' }, undefined],
])('%j is %s', (port, protocol) => {
  expect(protocolOf({ port: 80, targetPort: 80, ...port })).toBe(protocol);
});
