import { knownAnnotations } from '../annotations/known-annotations';
import { markedKinds, markedPlaces } from '../annotations/marked-places';
import { rule } from '../rule';

const known = new Map(knownAnnotations.map((mark) => [mark.name, mark]));

export const misplacedAnnotation = rule({
  code: 'FL2202',
  name: 'misplaced-annotation',
  severity: 'warning',
  summary: 'An annotation of Istio stands on a kind where it says nothing.',
  why: 'Istio reads most of its annotations from pods. On a Namespace or on a Deployment itself, rather than on its pod template, they do nothing (Istio, «Resource Annotations»).',
  reads: markedKinds,
  sameAs: ['IST0107'],
  differs: 'An annotation that stands on the pod template too is let pass on its controller.',
  *check(view) {
    for (const kind of markedKinds) {
      for (const place of view.of(kind).flatMap((resource) => markedPlaces(resource, 'annotations'))) {
        for (const name of Object.keys(place.marks)) {
          const { kinds } = known.get(name) ?? {};
          if (!kinds || kinds.includes(place.kind) || (place.onPods && Object.hasOwn(place.onPods, name))) continue;
          yield {
            on: place.on,
            path: [...place.path, name],
            at: 'key',
            message: `\`${name}\` says nothing on a ${place.kind}`,
            help: place.onPods && kinds.includes('Pod') ? 'write it on the pods: in `metadata.annotations` of their template' : `it is for ${kinds.map((its) => `a ${its}`).join(', ')}`,
          };
        }
      }
    }
  },
});
