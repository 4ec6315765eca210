import { podTemplateOf, podTemplatePath, stringsIn } from '../../kube/pod';
import { record } from '../../kube/record';
import { remembered } from '../../kube/remembered';
import type { Resource } from '../../kube/resource';
import type { Labels } from '../../mesh/label-index';
import { podKinds } from '../kinds';
import type { Fault } from '../rule';

/** The kinds whose annotations and labels are looked at. */
export const markedKinds = [
  ...podKinds, '/Namespace', '/Service', 'networking.istio.io/ServiceEntry', 'networking.istio.io/WorkloadEntry',
  'security.istio.io/AuthorizationPolicy', 'gateway.networking.k8s.io/Gateway', 'gateway.networking.k8s.io/GatewayClass', 'networking.k8s.io/Ingress',
] as const;

/** The annotations or the labels that stand at one place. */
export interface MarkedPlace {
  readonly on: Resource;
  /** Of what they stand on: a pod template is a `Pod`. */
  readonly kind: string;
  readonly path: Fault['path'];
  readonly marks: Labels;
  /** What stands on the pods of the resource, where the place is the resource itself. */
  readonly onPods?: Labels;
}

/** Where a resource carries annotations, or labels: on itself, and on the pods that it makes. */
export function markedPlaces(on: Resource, field: 'annotations' | 'labels'): readonly MarkedPlace[] {
  return field === 'labels' ? labelled(on) : annotated(on);
}

const labelled = remembered((on: Resource) => placesOf(on, 'labels'));
const annotated = remembered((on: Resource) => placesOf(on, 'annotations'));

function placesOf(on: Resource, field: 'annotations' | 'labels'): readonly MarkedPlace[] {
  const own: MarkedPlace = { on, kind: on.kind, path: ['metadata', field], marks: stringsIn(on.metadata[field]) };
  const template = podTemplatePath(on);
  if (template === undefined || template.length === 0) return [own];
  const onPods = stringsIn(record(podTemplateOf(on)!.metadata)[field]);
  return [{ ...own, onPods }, { on, kind: 'Pod', path: [...template, 'metadata', field], marks: onPods }];
}
