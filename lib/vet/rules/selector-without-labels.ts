import { record } from '../../kube/record';
import { isRecord } from '../../structure/is-record';
import { eachResource } from '../readers/each-resource';
import { rule } from '../rule';

const kinds = [
  'networking.istio.io/DestinationRule', 'networking.istio.io/EnvoyFilter', 'networking.istio.io/ProxyConfig', 'networking.istio.io/ServiceEntry',
  'networking.istio.io/Sidecar', 'security.istio.io/AuthorizationPolicy', 'security.istio.io/PeerAuthentication',
  'security.istio.io/RequestAuthentication', 'telemetry.istio.io/Telemetry', 'extensions.istio.io/TrafficExtension', 'extensions.istio.io/WasmPlugin',
] as const;

export const selectorWithoutLabels = rule({
  code: 'FL3033',
  name: 'selector-without-labels',
  severity: 'warning',
  summary: 'A selector has no labels, and so is for every workload of the namespace.',
  why: 'To Istio an empty selector is the same as none. Such selectors come from templates that had nothing to put in (pkg/config/validation/validation.go, `validateWorkloadSelector`).',
  reads: kinds,
  sameAs: ['IST0133'],
  check: eachResource(kinds, function* ({ spec }) {
    for (const field of ['selector', 'workloadSelector']) {
      const selector = record(spec)[field];
      if (!isRecord(selector) || hasLabels(selector.matchLabels) || hasLabels(selector.labels)) continue;
      yield { path: ['spec', field], at: 'key', message: 'this selector is for every workload of the namespace', help: 'write the labels that are meant, or leave the selector out' };
    }
  }),
});

function hasLabels(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length > 0;
}
