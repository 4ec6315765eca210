import { list } from '../../../kube/list';
import { record } from '../../../kube/record';
import { fullHost } from '../../../mesh/full-host';
import { hostNamespace } from '../../../mesh/host-namespace';
import type { Mesh } from '../../../mesh/mesh';
import { namespaceOf } from '../../../mesh/namespace-of';
import { staysAtHome } from '../../../mesh/stays-at-home';
import { useAt, type Use } from './condition';

/** The DestinationRules and ServiceEntries of one namespace that speak for a Service of another one, and are seen outside their own. */
export function* foreignRules({ resources, config, clusterDomain }: Mesh): Iterable<Use> {
  const owner = (host: unknown, own: string) => (typeof host === 'string' ? hostNamespace(fullHost(host, own, clusterDomain), clusterDomain) : undefined);
  for (const on of resources.of('networking.istio.io/DestinationRule')) {
    const own = namespaceOf(on);
    const other = owner(record(on.spec).host, own);
    const stays = staysAtHome(on, own, config.defaultDestinationRuleExportTo);
    if (other !== undefined && other !== own && own !== config.rootNamespace && !stays) yield useAt(on, ['spec', 'host'], `says how a Service of \`${other}\` is called`);
  }
  for (const on of resources.of('networking.istio.io/ServiceEntry')) {
    const own = namespaceOf(on);
    if (own === config.rootNamespace || staysAtHome(on, own, config.defaultServiceExportTo)) continue;
    for (const [index, host] of list(record(on.spec).hosts).entries()) {
      const other = owner(host, own);
      if (other !== undefined && other !== own) yield useAt(on, ['spec', 'hosts', index], `takes the name of a Service of \`${other}\``);
    }
  }
}
