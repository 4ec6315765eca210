import { list } from '../../../kube/list';
import { record } from '../../../kube/record';
import { portsOf } from '../../../kube/service';
import { text } from '../../../kube/text';
import { valueAt } from '../../../kube/value-at';
import type { Mesh } from '../../../mesh/mesh';
import { pathsWithin } from '../paths-within';
import { useAt, type Use } from './condition';

/**
 * What leads clients from outside the cluster to ports of istiod: Services with an address of their own, servers of Gateways, and routes.
 * The ports are those of the container, and those of its Service.
 */
export function* reachedFromOutside({ resources }: Mesh, containerPorts: readonly number[], servicePorts: readonly number[]): Iterable<Use> {
  const message = `leads from outside the cluster to port ${containerPorts.join(' or ')} of istiod`;
  for (const on of resources.of('/Service')) {
    if (!/^(?:LoadBalancer|NodePort)$/.test(text(record(on.spec).type) ?? '')) continue;
    const index = portsOf(on).findIndex(({ port, targetPort }) => containerPorts.includes(port) || containerPorts.includes(Number(targetPort)));
    if (index >= 0) yield useAt(on, ['spec', 'ports', index], message);
  }
  for (const on of resources.of('networking.istio.io/Gateway')) {
    for (const [index, server] of list(record(on.spec).servers).entries()) {
      const { number } = record(record(server).port);
      if (containerPorts.includes(Number(number))) yield useAt(on, ['spec', 'servers', index, 'port', 'number'], message);
    }
  }
  for (const on of resources.of('networking.istio.io/VirtualService')) {
    for (const path of pathsWithin(on.spec, (key, value) => key === 'destination' && isIstiod(record(value).host))) {
      const number = Number(valueAt(on.spec, [...path, 'port', 'number']));
      if (servicePorts.includes(number) || containerPorts.includes(number)) yield useAt(on, ['spec', ...path], message);
    }
  }
}

function isIstiod(host: unknown): boolean {
  return typeof host === 'string' && /^(?:istiod|istio-pilot)(?:[.-]|$)/.test(host);
}
