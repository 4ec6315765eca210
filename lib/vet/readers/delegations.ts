import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { namespaceOf } from '../../mesh/namespace-of';

/** A route of a VirtualService that leaves the rest to another one. */
export interface Delegation {
  readonly on: Resource;
  /** Of `delegate`. */
  readonly path: readonly (string | number)[];
  /** The route as it is written. */
  readonly route: Readonly<Record<string, unknown>>;
  readonly namespace: string;
  readonly name: string;
}

/** The delegations of a VirtualService; without a namespace its own is meant (Istio, pilot/pkg/model/virtualservice.go). */
export function delegationsOf(on: Resource): Delegation[] {
  return list(record(on.spec).http).map(record).flatMap((route, index): Delegation[] => {
    const { name, namespace } = record(route.delegate);
    const named = text(name);
    return named === undefined ? [] : [{ on, path: ['spec', 'http', index, 'delegate'], route, namespace: text(namespace) ?? namespaceOf(on), name: named }];
  });
}
