import { knownLabels } from '../annotations/known-labels';
import { markedKinds, markedPlaces } from '../annotations/marked-places';
import { wrongForm } from '../annotations/value-forms';
import { rule } from '../rule';

const known = new Map(knownLabels.map((mark) => [mark.name, mark]));

export const labelValue = rule({
  code: 'FL2206',
  name: 'label-value',
  severity: 'error',
  summary: 'A label of Istio has a value that Istio does not know.',
  why: 'Istio compares the value with the few that it knows, and does nothing for others: a Namespace with `istio-injection: true` stays outside the mesh, and its pods take plain text from anybody (Istio, «Resource Labels»; the selectors of its webhooks).',
  reads: markedKinds,
  sameAs: [],
  *check(view) {
    for (const kind of markedKinds) {
      for (const { on, path, marks, kind: its } of view.of(kind).flatMap((resource) => markedPlaces(resource, 'labels'))) {
        for (const [name, value] of Object.entries(marks)) {
          const { form, kinds } = known.get(name) ?? {};
          const wanted = form && kinds?.includes(its) ? wrongForm(form, value) : undefined;
          if (wanted) yield { on, path: [...path, name], message: `Istio does not know \`${name}: ${value}\`, and does nothing for it`, help: `write ${wanted}` };
        }
      }
    }
  },
});
