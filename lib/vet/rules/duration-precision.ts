import type { Resource } from '../../kube/resource';
import { connectionPools } from '../readers/connection-pools';
import { eachResource, type Wrong } from '../readers/each-resource';
import { httpRoutes, partOf, type Part } from '../readers/routes';
import { policyParts } from '../readers/traffic-policies';
import { rule } from '../rule';
import { nanosecondsOf } from '../syntax/go-duration';

const kinds = ['networking.istio.io/VirtualService', 'networking.istio.io/DestinationRule', 'networking.istio.io/Sidecar'] as const;

const millisecond = 1e6;

/** The fields of a route, and of a traffic policy, that are durations; `''` is the object itself. How long browsers may remember is judged with CORS. */
const ofRoutes: Fields = { '': ['timeout'], 'retries': ['perTryTimeout', 'backoff'], 'fault.delay': ['fixedDelay', 'exponentialDelay'] };
const ofPools: Fields = {
  'tcp': ['connectTimeout', 'maxConnectionDuration', 'idleTimeout'],
  'tcp.tcpKeepalive': ['time', 'interval'],
  'http': ['idleTimeout'],
  'http.http2KeepAlive': ['interval', 'timeout'],
};
const ofOutliers: Fields = { '': ['interval', 'baseEjectionTime'] };
const ofBalancers: Fields = { warmup: ['duration'] };

type Fields = Readonly<Record<string, readonly string[]>>;

export const durationPrecision = rule({
  code: 'FL3089',
  name: 'duration-precision',
  severity: 'error',
  summary: 'A duration is finer than a millisecond.',
  why: 'Istio tells proxies whole milliseconds. The webhook refuses what lies between two (pkg/config/validation/agent/validation.go, `ValidateDuration`).',
  reads: kinds,
  sameAs: ['IST0106'],
  check: eachResource(kinds, function* (on) {
    for (const { path, value } of durationsOf(on)) {
      const length = nanosecondsOf(value);
      // what is shorter than one is no duration to the CRD
      if (length === undefined || length < millisecond || length % millisecond === 0) continue;
      yield { path, message: `\`${value}\` is no whole number of milliseconds`, help: `write \`${Math.round(length / millisecond)}ms\`` };
    }
  }),
});

interface Duration {
  readonly path: Wrong['path'];
  readonly value: string;
}

function durationsOf(on: Resource): Duration[] {
  if (on.kind === 'VirtualService') return httpRoutes(on).flatMap((route) => textsOf(route, ofRoutes));
  return [
    ...connectionPools(on).flatMap((pool) => textsOf(pool, ofPools)),
    ...policyParts(on, 'outlierDetection').flatMap((part) => textsOf(part, ofOutliers)),
    ...policyParts(on, 'loadBalancer').flatMap((part) => textsOf(part, ofBalancers)),
  ];
}

function textsOf(whole: Part, fields: Fields): Duration[] {
  return Object.entries(fields).flatMap(([place, names]) => {
    const part = place.split('.').reduce<Part | undefined>((at, key) => (at && key !== '' ? partOf(at, key) : at), whole);
    return names.flatMap((name) => {
      const value = part?.value[name];
      return part && typeof value === 'string' ? [{ path: [...part.path, name], value }] : [];
    });
  });
}
