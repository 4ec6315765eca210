import { nearest } from '../../specs/did-you-mean';
import { isIstioMark } from '../annotations/istio-mark';
import { knownAnnotations } from '../annotations/known-annotations';
import { knownLabels } from '../annotations/known-labels';
import { markedKinds, markedPlaces } from '../annotations/marked-places';
import { rule } from '../rule';

const names = knownLabels.map(({ name }) => name);
const known = new Set(names);
const annotations = new Set(knownAnnotations.map(({ name }) => name));

export const unknownLabel = rule({
  code: 'FL2205',
  name: 'unknown-label',
  severity: 'warning',
  summary: 'A label is nearly one of Istio\'s, or is the name of an annotation.',
  why: 'A misspelt label does nothing: a Namespace with `istio-injecton: enabled` is outside the mesh, and its pods take part in nothing that its policies say (Istio, «Resource Labels»).',
  reads: markedKinds,
  sameAs: [],
  *check(view) {
    for (const kind of markedKinds) {
      for (const { on, path, marks } of view.of(kind).flatMap((resource) => markedPlaces(resource, 'labels'))) {
        for (const name of Object.keys(marks)) {
          if (known.has(name) || !(isIstioMark(name) || name.startsWith('istio-'))) continue;
          const help = annotations.has(name) ? 'it is an annotation: write it in `annotations`' : guess(name);
          if (help) yield { on, path: [...path, name], at: 'key', message: `Istio knows no label \`${name}\``, help };
        }
      }
    }
  },
});

/** Others have labels of Istio's domain for purposes of their own: only what is nearly right is taken for a mistake. */
function guess(name: string): string | undefined {
  const meant = nearest(name, names, 2);
  return meant && `did you mean \`${meant}\`?`;
}
