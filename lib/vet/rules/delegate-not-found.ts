import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { rolloutMark } from '../../kube/rollout-mark';
import { text } from '../../kube/text';
import { isExportedTo } from '../../mesh/export-to';
import { namespaceOf } from '../../mesh/namespace-of';
import { delegationsOf } from '../readers/delegations';
import { rule } from '../rule';

const virtualServices = 'networking.istio.io/VirtualService';

export const delegateNotFound = rule({
  code: 'FL1015',
  name: 'delegate-not-found',
  severity: 'error',
  summary: 'A route is left to a VirtualService that does not exist or that is not exported to it.',
  why: 'Istio drops the route without a word, and requests for it fall to the next one or are 404. A delegate is looked for in the namespace of its root where none is named, and has to be exported there (pilot/pkg/model/virtualservice.go).',
  reads: [virtualServices],
  sameAs: [],
  *check(view) {
    for (const { on, path, namespace, name } of view.of(virtualServices).flatMap(delegationsOf)) {
      const delegate = view.find(virtualServices, namespace, name);
      if (!delegate && (!view.given(virtualServices, namespace) || isControllers(on, name))) {
        yield { on, path, notShown: { kind: virtualServices, namespace } };
      } else if (!delegate) {
        const names = view.in(virtualServices, namespace).filter(({ spec }) => list(record(spec).hosts).length === 0).slice(0, 5);
        yield {
          on,
          path,
          message: `there is no VirtualService \`${name}\` in the namespace \`${namespace}\`, so that the route is dropped`,
          help: names.length > 0 ? `there are ${names.map(({ metadata }) => `\`${metadata.name}\``).join(', ')}` : 'write one without `hosts`, or lead the route to a destination',
        };
      } else if (!isExportedTo(exportOf(delegate, view.config.defaultVirtualServiceExportTo), namespace, namespaceOf(on))) {
        yield {
          on,
          path,
          message: `\`${namespace}/${name}\` is not exported to \`${namespaceOf(on)}\`, so that the route is dropped`,
          help: `add \`${namespaceOf(on)}\` to its \`exportTo\``,
          related: [{ on: delegate, path: ['spec', 'exportTo'], message: 'exported to others alone' }],
        };
      }
    }
  },
});

/** Whether a controller makes it once it runs, as `fairlead synth` says of the delegates of Flagger. */
function isControllers({ metadata }: Resource, name: string): boolean {
  return (text(record(record(metadata).annotations)[rolloutMark]) ?? '').split(', ').includes(name);
}

function exportOf({ spec }: Resource, byDefault: readonly string[]): readonly string[] {
  const written = list(record(spec).exportTo).filter((target): target is string => typeof target === 'string');
  return written.length > 0 ? written : byDefault;
}
