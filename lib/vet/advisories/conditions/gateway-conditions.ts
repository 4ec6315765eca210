import { list } from '../../../kube/list';
import { record } from '../../../kube/record';
import { shown } from '../../../kube/shown';
import { text } from '../../../kube/text';
import { pathsWithin } from '../paths-within';
import { useAt, type Condition, type Given, type Use } from './condition';
import { saysAnywhere } from './says-anywhere';
import { fetchedKeys } from './token-conditions';

const gateways = 'networking.istio.io/Gateway';
const gatewaysOfTheGatewayApi = 'gateway.networking.k8s.io/Gateway';
const destinationRules = 'networking.istio.io/DestinationRule';
const definitions = 'apiextensions.k8s.io/CustomResourceDefinition';

/** Those about gateways. */
export const gatewayConditions: readonly Condition[] = [
  {
    id: 'ISTIO-SECURITY-2020-007',
    reads: [gateways],
    needs: 'configuration',
    *uses(given) {
      if (saysAnywhere(given, /global_downstream_max_connections/)) return;
      for (const on of given.mesh.resources.of(gateways)) yield useAt(on, ['spec', 'servers'], 'takes any number of connections');
    },
  },
  {
    id: 'ISTIO-SECURITY-2021-006',
    reads: [gateways],
    needs: 'configuration',
    *uses({ mesh }) {
      for (const on of mesh.resources.of(gateways)) {
        for (const [index, server] of list(record(on.spec).servers).entries()) {
          const isOpen = record(record(server).tls).mode === 'AUTO_PASSTHROUGH';
          if (isOpen) yield useAt(on, ['spec', 'servers', index, 'tls', 'mode'], 'leads to every service in the cluster');
        }
      }
    },
  },
  {
    id: 'ISTIO-SECURITY-2021-007',
    reads: [gateways, destinationRules],
    needs: 'configuration',
    *uses({ mesh, settings }) {
      if (settings.env('PILOT_ENABLE_XDS_CACHE').some(({ value }) => shown(value) === 'false')) return;
      for (const on of [gateways, destinationRules].flatMap((kind) => mesh.resources.of(kind))) {
        const paths = pathsWithin(on.spec, (key, value) => key === 'credentialName' && text(value) !== undefined);
        for (const path of paths) yield useAt(on, ['spec', ...path], 'names a Secret that every gateway may be given');
      }
    },
  },
  {
    id: 'ISTIO-SECURITY-2022-002',
    reads: [gatewaysOfTheGatewayApi, definitions],
    needs: 'configuration',
    *uses({ mesh, settings }) {
      if (settings.env('PILOT_ENABLE_GATEWAY_API_DEPLOYMENT_CONTROLLER').some(({ value }) => shown(value) === 'false')) return;
      for (const on of mesh.resources.of(gatewaysOfTheGatewayApi)) yield useAt(on, ['spec'], 'istiod creates what a Gateway of the Gateway API asks for');
      const [definition] = mesh.resources.of(definitions).filter(({ metadata: { name } }) => name === 'gateways.gateway.networking.k8s.io');
      if (definition) yield useAt(definition, ['metadata', 'name'], 'the Gateway API is installed');
    },
  },
  {
    id: 'ISTIO-SECURITY-2024-006',
    reads: [gateways, gatewaysOfTheGatewayApi, 'security.istio.io/RequestAuthentication'],
    needs: 'configuration',
    *uses(given) {
      yield* trustsPrivateAddresses(given);
      if (given.settings.env('PILOT_JWT_ENABLE_REMOTE_JWKS').some(({ value }) => !/^(?:false|istiod)?$/.test(shown(value)))) {
        yield* fetchedKeys(given, 'these keys are fetched by the proxies');
      }
    },
  },
];

function* trustsPrivateAddresses(given: Given): Iterable<Use> {
  if (saysAnywhere(given, /explicit_internal_address_config/)) return;
  for (const on of [gateways, gatewaysOfTheGatewayApi].flatMap((kind) => given.mesh.resources.of(kind))) {
    yield useAt(on, ['spec'], 'takes clients with private addresses for its own, and their `x-envoy` headers');
  }
}

