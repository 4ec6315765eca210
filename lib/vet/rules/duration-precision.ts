import type { Resource } from '../../kube/resource';
import { connectionPools } from '../readers/connection-pools';
import { eachResource, type Wrong } from '../readers/each-resource';
import { httpRoutes, partOf, type Part } from '../readers/routes';
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
  return fields.flatMap(({ of, names }) => {
    const part = of.reduce<Part | undefined>((at, key) => at && partOf(at, key), whole);
    return part ? names.flatMap((name) => durationAt(part, name)) : [];
  });
}

function durationAt({ path, value }: Part, name: string): Duration[] {
  const written = value[name];
  return typeof written === 'string' ? [{ path: [...path, name], value: written }] : [];
}
