import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { fullHost } from '../../mesh/full-host';
import type { Mesh } from '../../mesh/mesh';
import { namespaceOf } from '../../mesh/namespace-of';

/** The full host that a DestinationRule is for; `undefined` where it names none. */
export function destinationRuleHost(view: Pick<Mesh, 'clusterDomain'>, on: Resource): string | undefined {
  const host = text(record(on.spec).host);
  return host === undefined ? undefined : fullHost(host, namespaceOf(on), view.clusterDomain);
}
