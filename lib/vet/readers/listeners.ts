import { list } from '../../kube/list';
import { selects, stringsIn } from '../../kube/pod';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import type { Labels } from '../../mesh/label-index';
import { namespaceOf } from '../../mesh/namespace-of';

/** A listener of a Gateway of the Gateway API. */
export interface Listener {
  readonly on: Resource;
  readonly path: readonly (string | number)[];
  readonly name: string;
  readonly hostname: string;
  readonly port: number;
  readonly protocol: string;
  readonly namespaces: Readonly<Record<string, unknown>>;
}

/** The listeners of a Gateway; a `hostname` of nothing is all hosts. */
export function listenersOf(on: Resource): Listener[] {
  return list(record(on.spec).listeners).flatMap((value, index) => {
    const { name, hostname, port, protocol, allowedRoutes } = record(value);
    if (typeof port !== 'number') return [];
    return [{
      on,
      path: ['spec', 'listeners', index],
      name: text(name) ?? '',
      hostname: text(hostname) ?? '*',
      port,
      protocol: text(protocol) ?? '',
      namespaces: record(record(allowedRoutes).namespaces),
    }];
  });
}

/** Whether a listener takes the routes of a namespace; what cannot be told counts as yes. */
export function takesRoutesOf({ on, namespaces: { from = 'Same', selector } }: Listener, namespace: string, labels: Labels | undefined): boolean {
  if (from === 'All') return true;
  if (from === 'Same') return namespaceOf(on) === namespace;
  if (from !== 'Selector') return false;
  if (labels === undefined || list(record(selector).matchExpressions).length > 0) return true;
  return selects(stringsIn(record(selector).matchLabels), labels);
}
