import { list } from '../kube/list';
import { record } from '../kube/record';
import { remembered } from '../kube/remembered';
import type { Resource } from '../kube/resource';
import { gatewayName } from './gateway-name';
import { namespaceOf } from './namespace-of';

/** The full names, `namespace/name`, of the Gateways that a VirtualService is bound to; `mesh` for sidecars, which is the default. */
export const boundGateways = remembered((virtualService: Resource): readonly string[] => {
  const written = list(record(virtualService.spec).gateways).filter((name): name is string => typeof name === 'string');
  if (written.length === 0) return ['mesh'];
  return written.map((name) => gatewayName(name, namespaceOf(virtualService)));
});
