import { record } from '../../kube/record';
import { connectionPools } from '../readers/connection-pools';
import { eachResource, type Wrong } from '../readers/each-resource';
import { httpRoutes, type Part } from '../readers/routes';
import { policyParts } from '../readers/traffic-policies';
import { rule } from '../rule';
import { nanosecondsOf } from '../syntax/go-duration';

const kinds = ['networking.istio.io/VirtualService', 'networking.istio.io/DestinationRule', 'networking.istio.io/Sidecar'] as const;

const millisecond = 1e6;

/** The fields of a route, and of a traffic policy, that are durations, with the object that has them. How long browsers may remember is judged with CORS. */
const ofRoutes: Fields = [
  { of: [], names: ['timeout'] },
  { of: ['retries'], names: ['perTryTimeout', 'backoff'] },
  { of: ['fault', 'delay'], names: ['fixedDelay', 'exponentialDelay'] },
];
const ofPools: Fields = [
  { of: ['tcp'], names: ['connectTimeout', 'maxConnectionDuration', 'idleTimeout'] },
  { of: ['tcp', 'tcpKeepalive'], names: ['time', 'interval'] },
  { of: ['http'], names: ['idleTimeout'] },
  { of: ['http', 'http2KeepAlive'], names: ['interval', 'timeout'] },
];
const ofOutliers: Fields = [{ of: [], names: ['interval', 'baseEjectionTime'] }];
const ofBalancers: Fields = [{ of: ['warmup'], names: ['duration'] }];

type Fields = readonly { readonly of: readonly string[]; readonly names: readonly string[] }[];

export const durationPrecision = rule({
  code: 'FL3089',
  name: 'duration-precision',
  severity: 'error',
  summary: 'A duration is finer than a millisecond.',
  why: 'Istio tells proxies whole milliseconds. The webhook refuses what lies between two (pkg/config/validation/agent/validation.go, `ValidateDuration`).',
  reads: kinds,
  sameAs: ['IST0106'],
  check: eachResource(kinds, function* (on) {
    if (on.kind === 'VirtualService') {yield* finerIn(httpRoutes(on), ofRoutes);} else {
      yield* finerIn(connectionPools(on), ofPools);
      yield* finerIn(policyParts(on, 'outlierDetection'), ofOutliers);
      yield* finerIn(policyParts(on, 'loadBalancer'), ofBalancers);
    }
  }),
});

function* finerIn(parts: readonly Part[], fields: Fields): Generator<Wrong> {
  for (const { path, value } of parts) {
    for (const { of, names } of fields) {
      const part = record(of.reduce<unknown>((at, key) => record(at)[key], value));
      for (const name of names) {
        const [written, length] = [part[name], lengthOf(part[name])];
        // what is shorter than one is no duration to the CRD
        if (length < millisecond || length % millisecond === 0) continue;
        yield {
          path: [...path, ...of, name],
          message: `\`${written as string}\` is no whole number of milliseconds`,
          help: `write \`${Math.round(length / millisecond)}ms\``,
        };
      }
    }
  }
}

/** What nearly everybody writes, and needs no sum. */
const isWhole = /^\d+(?:ms|s|m|h)$/;

function lengthOf(value: unknown): number {
  return (typeof value === 'string' && !isWhole.test(value) ? nanosecondsOf(value) : undefined) ?? 0;
}
