import { eachResource } from '../readers/each-resource';
import { policyParts } from '../readers/traffic-policies';
import { rule } from '../rule';

export const outlierDetection = rule({
  code: 'FL3045',
  name: 'outlier-detection',
  severity: 'error',
  summary: 'Outlier detection counts what it does not tell apart, or has a share that there is not.',
  why: 'Failures to connect are counted by themselves only with `splitExternalLocalOriginErrors`, and shares are per cent. The webhook refuses the DestinationRule, and warns of `consecutiveErrors` (pkg/config/validation/validation.go, `validateOutlierDetection`).',
  reads: ['networking.istio.io/DestinationRule'],
  sameAs: ['IST0106', 'IST0133'],
  check: eachResource(['networking.istio.io/DestinationRule'], function* (on) {
    for (const { path, value } of policyParts(on, 'outlierDetection')) {
      const { consecutiveLocalOriginFailures: failures, consecutiveErrors: errors } = value;
      if (typeof failures === 'number' && failures > 0 && value.splitExternalLocalOriginErrors !== true) {
        yield { path: [...path, 'consecutiveLocalOriginFailures'], at: 'key', message: 'failures to connect are not counted by themselves', help: 'write `splitExternalLocalOriginErrors: true`' };
      }
      for (const field of ['maxEjectionPercent', 'minHealthPercent']) {
        const share = value[field];
        if (typeof share === 'number' && (share < 0 || share > 100)) yield { path: [...path, field], message: `${share} is no share`, help: 'write per cent: 0 to 100' };
      }
      if (typeof errors === 'number' && errors !== 0) {
        yield { path: [...path, 'consecutiveErrors'], at: 'key', severity: 'warning', message: '`consecutiveErrors` is no longer to be used', help: 'write `consecutiveGatewayErrors`, or `consecutive5xxErrors`' };
      }
    }
  }),
});
