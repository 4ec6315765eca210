import { list } from '../../kube/list';
import { meansTrue } from '../../kube/means-true';
import { stringsIn } from '../../kube/pod';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { actionOf, authorizationRules, type AuthorizationRule } from '../../mesh/authorization-rules';
import type { Labels } from '../../mesh/label-index';
import type { Mesh } from '../../mesh/mesh';
import { namespaceOf } from '../../mesh/namespace-of';
import { readsHttp } from './reads-http';

/** The label by which a Namespace, a Service or a pod asks for a waypoint. */
export const waypointLabel = 'istio.io/use-waypoint';

const forwardedFields = ['remoteIpBlocks', 'notRemoteIpBlocks', 'remote.ip', 'not remote.ip'];

/** What labels say of a waypoint: its name, `none`, or nothing. */
export function waypointOf(labels: Labels | undefined): string | undefined {
  return text(labels?.[waypointLabel]);
}

/** Whether something goes through a waypoint, by its own labels or by those of its Namespace. */
export function hasWaypoint(own: Labels | undefined, namespace: Labels | undefined): boolean {
  const name = waypointOf(own) ?? waypointOf(namespace);
  return name !== undefined && name !== 'none';
}

/** A Gateway by its name, as labels say which waypoint it is. */
export interface WaypointName {
  readonly namespace: string;
  readonly name: string;
}

/** The waypoint of a Service, by its own labels or by those of its Namespace; its namespace is the same where nothing else is said. */
export function waypointFor(service: Resource, namespace: Labels | undefined): WaypointName | undefined {
  const own = labelsOf(service);
  const labels = waypointOf(own) === undefined ? namespace : own;
  const name = waypointOf(labels);
  return name === undefined || name === 'none' ? undefined : { name, namespace: text(labels?.['istio.io/use-waypoint-namespace']) ?? namespaceOf(service) };
}

/** Whether gateways hand requests for something to its waypoint; its own label goes before that of its Namespace. */
export function isHandedToWaypoint(own: Labels, namespace: Labels | undefined): boolean {
  const label = 'istio.io/ingress-use-waypoint';
  return hasWaypoint(own, namespace) && meansTrue(text(own[label] ?? namespace?.[label]));
}

/** The labels of a Service. */
export function labelsOf(resource: Resource): Labels {
  return stringsIn(resource.metadata.labels);
}

/** Whether the pods of a namespace are ambient by its labels. */
export function isAmbient(view: Pick<Mesh, 'namespaceLabels'>, namespace: string): boolean {
  return view.namespaceLabels(namespace)?.['istio.io/dataplane-mode'] === 'ambient';
}

/** Whether a policy needs a proxy that reads HTTP. */
export function isLayer7(kind: string, policy: Resource): boolean {
  const spec = record(policy.spec);
  switch (kind) {
    case 'security.istio.io/AuthorizationPolicy': return actionOf(policy) === 'CUSTOM' || authorizationRules(policy).some((entry) => readsHttp(entry) || readsForwarded(entry));
    case 'telemetry.istio.io/Telemetry': return ['tracing', 'accessLogging'].some((field) => list(spec[field]).length > 0)
      || list(spec.metrics).some((entry) => list(record(entry).overrides).length > 0);
    default: return true;
  }
}

/** Whether a rule asks for the client's own address, which a proxy of TCP knows and ztunnel does not (pilot/pkg/serviceregistry/ambient/authorization.go). */
function readsForwarded({ from, when }: AuthorizationRule): boolean {
  return [...from, ...when].flat().some(({ field }) => forwardedFields.includes(field));
}
