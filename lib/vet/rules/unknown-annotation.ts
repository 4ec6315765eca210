import { nearest } from '../../specs/did-you-mean';
import { isIstioMark } from '../annotations/istio-mark';
import { knownAnnotations } from '../annotations/known-annotations';
import { knownLabels } from '../annotations/known-labels';
import { markedKinds, markedPlaces } from '../annotations/marked-places';
import { rule } from '../rule';

const names = knownAnnotations.map(({ name }) => name);
const known = new Set(names);
const labels = new Set(knownLabels.map(({ name }) => name));

export const unknownAnnotation = rule({
  code: 'FL2201',
  name: 'unknown-annotation',
  severity: 'warning',
  summary: 'An annotation of Istio\'s domain is none that Istio knows.',
  why: 'Istio passes over an annotation that it does not know, so that a misspelt one does nothing: traffic that should bypass the proxy goes through it, or the other way about (Istio, «Resource Annotations»).',
  reads: markedKinds,
  sameAs: ['IST0108'],
  differs: 'All controllers of pods are looked at, and some annotations that Istio\'s code heeds and its list leaves out are known.',
  *check(view) {
    for (const kind of markedKinds) {
      for (const { on, path, marks } of view.of(kind).flatMap((resource) => markedPlaces(resource, 'annotations'))) {
        for (const name of Object.keys(marks)) {
          if (known.has(name) || !(isIstioMark(name) || labels.has(name))) continue;
          yield { on, path: [...path, name], at: 'key', message: `Istio knows no annotation \`${name}\``, help: helpFor(name) };
        }
      }
    }
  },
});

function helpFor(name: string): string {
  if (labels.has(name)) return 'it is a label: write it in `labels`';
  const meant = nearest(name, names, 4);
  return meant ? `did you mean \`${meant}\`?` : 'take it out, or look its name up among Istio\'s resource annotations';
}
