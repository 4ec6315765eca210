import { knownAnnotations } from '../annotations/known-annotations';
import { markedKinds, markedPlaces } from '../annotations/marked-places';
import { wrongForm } from '../annotations/value-forms';
import { rule } from '../rule';

const known = new Map(knownAnnotations.map((mark) => [mark.name, mark]));

export const annotationValue = rule({
  code: 'FL2203',
  name: 'annotation-value',
  severity: 'error',
  summary: 'An annotation of Istio has a value that Istio cannot read.',
  why: 'Before it injects a pod, Istio checks the values of some annotations. Where one is wrong it refuses, and the pod does not start. Bad values of others are passed over, as if they were not there (pkg/kube/inject/validate.go).',
  reads: markedKinds,
  sameAs: ['IST0125'],
  differs: 'It is an error where the pod does not start; the values of some annotations that istioctl does not check are looked at too.',
  *check(view) {
    for (const kind of markedKinds) {
      for (const { on, path, marks, kind: its } of view.of(kind).flatMap((resource) => markedPlaces(resource, 'annotations'))) {
        for (const [name, value] of Object.entries(marks)) {
          const { form, refused, kinds } = known.get(name) ?? {};
          const wanted = form && kinds?.includes(its) ? wrongForm(form, value) : undefined;
          if (!wanted) continue;
          yield {
            on,
            path: [...path, name],
            ...(!refused && { severity: 'warning' as const }),
            message: `Istio cannot read \`${value}\`, and ${refused ? 'refuses to inject the pod' : 'passes it over'}`,
            help: `write ${wanted}`,
          };
        }
      }
    }
  },
});
