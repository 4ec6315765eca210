import { connectionPools } from '../readers/connection-pools';
import { eachResource, type Wrong } from '../readers/each-resource';
import { partOf, type Part } from '../readers/routes';
import { rule } from '../rule';

const counts = ['http1MaxPendingRequests', 'http2MaxRequests', 'maxRequestsPerConnection', 'maxRetries', 'maxConcurrentStreams', 'maxConnections'];

export const connectionPool = rule({
  code: 'FL3044',
  name: 'connection-pool',
  severity: 'error',
  summary: 'A limit of a connection pool is below 0, or two of its settings exclude each other.',
  why: 'Limits count up from 0. `useClientProtocol` keeps what the client speaks, and UPGRADE makes it HTTP/2; pings of HTTP/2 need a time between them and one to wait. The webhook refuses the DestinationRule or the Sidecar (pkg/config/validation/validation.go, `validateConnectionPool`).',
  reads: ['networking.istio.io/DestinationRule', 'networking.istio.io/Sidecar'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/DestinationRule', 'networking.istio.io/Sidecar'], function* (on) {
    for (const pool of connectionPools(on)) {
      const http = partOf(pool, 'http');
      for (const part of [http, partOf(pool, 'tcp')]) {
        if (part) yield* limits(part);
      }
      if (http) yield* ofHttp(http);
    }
  }),
});

function* limits({ path, value }: Part): Generator<Wrong> {
  for (const field of counts) {
    const limit = value[field];
    if (typeof limit === 'number' && limit < 0) yield { path: [...path, field], message: `${limit} is no limit`, help: 'write 0 for the default, or more' };
  }
}

function* ofHttp(http: Part): Generator<Wrong> {
  const { path, value } = http;
  if (value.useClientProtocol === true && value.h2UpgradePolicy === 'UPGRADE') {
    yield { path: [...path, 'useClientProtocol'], at: 'key', message: '`useClientProtocol` cannot stand beside `h2UpgradePolicy: UPGRADE`', help: 'keep one of them' };
  }
  const pings = partOf(http, 'http2KeepAlive');
  const missing = ['interval', 'timeout'].filter((field) => pings && (pings.value[field] === undefined || pings.value[field] === null));
  if (pings && missing.length > 0) yield { path: pings.path, at: 'key', message: `there is no ${missing.map((field) => `\`${field}\``).join(' and no ')} for the pings`, help: 'write `interval` and `timeout`' };
}
