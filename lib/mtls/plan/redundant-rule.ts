import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { destinationRuleKind } from '../../mesh/destination-rules';
import { fullHost } from '../../mesh/full-host';
import { hostIndex } from '../../mesh/host-index';
import type { Mesh } from '../../mesh/mesh';
import { namespaceOf } from '../../mesh/namespace-of';

/** Whether a DestinationRule says nothing but a `tls` that auto mTLS settles by itself, and would uncover no other rule that says more. */
export function mayGo(mesh: Mesh, rule: Resource, host: string): boolean {
  return isTlsAlone(rule) && mesh.resources.of(destinationRuleKind).every((other) => isTlsAlone(other) || !isFor(mesh, other, host));
}

function isTlsAlone({ spec }: Resource): boolean {
  const { trafficPolicy, ...rest } = record(spec);
  const { tls, ...others } = record(trafficPolicy);
  const { mode, ...settings } = record(tls);
  const saysMore = Object.keys(rest).some((field) => field !== 'host' && field !== 'exportTo');
  return !saysMore && [others, settings].every((part) => Object.keys(part).length === 0) && (mode === 'ISTIO_MUTUAL' || mode === 'DISABLE');
}

function isFor(mesh: Mesh, rule: Resource, host: string): boolean {
  const own = fullHost(text(record(rule.spec).host) ?? '', namespaceOf(rule), mesh.clusterDomain);
  return hostIndex(new Map([[own, true]])).mostSpecific(host) === true;
}
