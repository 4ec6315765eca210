import type { MeshIngress } from '../specs/mesh-ingress';
import type { Rule } from './policy';
import { certificates } from './rules/certificates';
import { dnsEndpoints } from './rules/dns-endpoints';
import { envoyFilters } from './rules/envoy-filters';
import { gatewayRoutes } from './rules/gateway-routes';
import { ingresses } from './rules/ingresses';
import { monitors } from './rules/monitors';
import { namespaces } from './rules/namespaces';
import { operatorsKinds } from './rules/operators-kinds';
import { operatorsNamespaces } from './rules/operators-namespaces';
import { pods } from './rules/pods';
import { serviceEntries } from './rules/service-entries';
import { services } from './rules/services';
import { sidecars } from './rules/sidecars';
import { virtualServices } from './rules/virtual-services';

const always: readonly Rule[] = [
  dnsEndpoints, envoyFilters, gatewayRoutes, ingresses, monitors, namespaces, operatorsKinds, operatorsNamespaces, pods, serviceEntries,
  sidecars,
];

/** Everything that is held; some of it depends on the ingresses. */
export function rules(given: readonly MeshIngress[]): readonly Rule[] {
  return [...always, certificates(given), services(given), virtualServices(given)];
}
