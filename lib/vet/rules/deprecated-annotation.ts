import { stringsIn } from '../../kube/pod';
import { valueAt } from '../../kube/value-at';
import { isInjected } from '../../mesh/data-plane';
import { namespaceOf } from '../../mesh/namespace-of';
import { knownAnnotations } from '../annotations/known-annotations';
import { markedKinds, markedPlaces, type MarkedPlace } from '../annotations/marked-places';
import type { Edit } from '../fix';
import { rule } from '../rule';
import type { View } from '../view';

const deprecated = new Map(knownAnnotations.flatMap((mark) => (mark.deprecated ? [[mark.name, { ...mark, help: mark.deprecated }]] : [])));
const inject = 'sidecar.istio.io/inject';
/** Those that have but another name today. */
const renamed: Readonly<Record<string, string>> = { 'traffic.sidecar.istio.io/kubevirtInterfaces': 'istio.io/reroute-virtual-interfaces' };

export const deprecatedAnnotation = rule({
  code: 'FL2204',
  name: 'deprecated-annotation',
  severity: 'info',
  summary: 'An annotation of Istio is deprecated.',
  why: 'It works for now, and a later version of Istio may pass over it. The annotation `sidecar.istio.io/inject` does less than the label of that name: the API server picks pods for injection by labels alone (Istio, «Resource Annotations»).',
  reads: markedKinds,
  sameAs: ['IST0135'],
  *check(view) {
    for (const kind of markedKinds) {
      for (const place of view.of(kind).flatMap((resource) => markedPlaces(resource, 'annotations'))) {
        for (const name of Object.keys(place.marks)) {
          const { kinds, help } = deprecated.get(name) ?? {};
          // who writes the label as well does so for older versions
          if (!help || !kinds?.includes(place.kind) || (name === inject && labelsBeside(place)[inject] !== undefined)) continue;
          const fix = fixOf(view, place, name);
          yield { on: place.on, path: [...place.path, name], at: 'key', message: `\`${name}\` is deprecated`, help, ...(fix && { fix }) };
        }
      }
    }
  },
});

function labelsBeside({ on, path }: MarkedPlace): Readonly<Record<string, string>> {
  return stringsIn(valueAt(on, [...path.slice(0, -1), 'labels']));
}

function fixOf(view: View<'/Namespace'>, place: MarkedPlace, name: string): Edit[] | undefined {
  const { on, path, marks } = place;
  const gone: Edit = { on, path: [...path, name], value: undefined };
  const other = renamed[name];
  if (other) return other in marks ? undefined : [gone, { on, path: [...path, other], value: marks[name] }];
  return name === inject && meansTheSame(view, place) ? [gone, { on, path: [...path.slice(0, -1), 'labels', inject], value: marks[name] }] : undefined;
}

/** Whether the label would do what the annotation does: a label injects pods of any namespace, the annotation of those that are injected anyway. */
function meansTheSame(view: View<'/Namespace'>, place: MarkedPlace): boolean {
  const value = place.marks[inject];
  return value === 'false' || (value === 'true' && isInjected({ labels: labelsBeside(place), annotations: {} }, view.namespaceLabels(namespaceOf(place.on))) === true);
}
