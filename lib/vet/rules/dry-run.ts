import { stringsIn } from '../../kube/pod';
import type { Resource } from '../../kube/resource';
import { actionOf } from '../../mesh/authorization-rules';
import { eachResource, type Wrong } from '../readers/each-resource';
import { rule } from '../rule';

const kinds = [
  'networking.istio.io/DestinationRule', 'networking.istio.io/Gateway', 'networking.istio.io/ServiceEntry', 'networking.istio.io/Sidecar',
  'networking.istio.io/VirtualService', 'security.istio.io/AuthorizationPolicy', 'security.istio.io/PeerAuthentication',
  'security.istio.io/RequestAuthentication', 'telemetry.istio.io/Telemetry',
] as const;
const booleans = ['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False'];

export const dryRun = rule({
  code: 'FL3035',
  name: 'dry-run',
  severity: 'error',
  summary: 'A resource is tried out by an annotation that Istio does not heed there.',
  why: '`istio.io/dry-run` is for AuthorizationPolicies that ALLOW or DENY, and is true or false. The webhook refuses it elsewhere, since what it stands on would hold at once (pkg/config/validation/validation.go, `checkDryRunAnnotation`).',
  reads: kinds,
  sameAs: ['IST0106'],
  check: eachResource(kinds, judge),
});

function* judge(on: Resource): Generator<Wrong> {
  const value = stringsIn(on.metadata.annotations)['istio.io/dry-run'];
  if (value === undefined) return;
  const path = ['metadata', 'annotations', 'istio.io/dry-run'];
  if (on.kind !== 'AuthorizationPolicy') yield { path, at: 'key', message: `a ${on.kind} cannot be tried out`, help: 'take the annotation out' };
  else if (!['ALLOW', 'DENY'].includes(actionOf(on))) yield { path, at: 'key', message: `${actionOf(on)} cannot be tried out`, help: 'take the annotation out' };
  else if (!booleans.includes(value)) yield { path, message: `\`${value}\` is neither true nor false`, help: 'write "true" or "false"' };
}
