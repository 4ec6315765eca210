import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { namespaceOf } from '../../mesh/namespace-of';
import { rule, type Fault, type NotShown } from '../rule';
import type { View } from '../view';

const virtualServices = 'networking.istio.io/VirtualService';
const gateways = 'networking.istio.io/Gateway';
const gatewaysOfTheGatewayApi = 'gateway.networking.k8s.io/Gateway';

type Kinds = typeof virtualServices | typeof gateways | typeof gatewaysOfTheGatewayApi;

export const gatewayNotFound = rule({
  code: 'FL1001',
  name: 'gateway-not-found',
  severity: 'error',
  summary: 'A VirtualService names a Gateway that does not exist.',
  why: 'Its routes are then in no proxy of that gateway, and requests for its hosts are 404 there. Istio takes a name without `/` for a Gateway of the VirtualService\'s own namespace (pilot/pkg/model/virtualservice.go).',
  reads: [virtualServices, gateways, gatewaysOfTheGatewayApi],
  sameAs: ['IST0101', 'KIA1102'],
  differs: 'A Gateway of the Gateway API is found too, which istioctl overlooks.',
  *check(view) {
    for (const resource of view.of(virtualServices)) {
      for (const { path, name } of namedGateways(resource)) yield* judge(view, resource, path, name);
    }
  },
});

interface Named {
  readonly path: readonly (string | number)[];
  readonly name: string;
}

function namedGateways({ spec }: Resource): Named[] {
  const { gateways: own, http } = record(spec);
  const matches = list(http).flatMap((route, index) => list(record(route).match).flatMap((match, place) =>
    textsAt(record(match).gateways, ['spec', 'http', index, 'match', place, 'gateways'])));
  return [...textsAt(own, ['spec', 'gateways']), ...matches].filter(({ name }) => name !== 'mesh');
}

function textsAt(value: unknown, path: readonly (string | number)[]): Named[] {
  return list(value).flatMap((name, index) => (typeof name === 'string' ? [{ path: [...path, index], name }] : []));
}

function* judge(view: View<Kinds>, on: Resource, path: readonly (string | number)[], written: string): Generator<Fault | NotShown> {
  const [first, second] = written.split('/') as [string, string?];
  const [namespace, name] = second === undefined ? [namespaceOf(on), first] : [first, second];
  if (view.find(gateways, namespace, name) ?? view.find(gatewaysOfTheGatewayApi, namespace, name)) return;
  const elsewhere = view.of(gateways).filter(({ metadata }) => metadata.name === name).map((gateway) => `\`${namespaceOf(gateway)}/${name}\``);
  // who writes the bare name of a Gateway that is in sight has forgotten its namespace
  if (!view.given(gateways, namespace) && (second !== undefined || elsewhere.length === 0)) {
    yield { on, path, notShown: { kind: gateways, namespace } };
    return;
  }
  const others = view.in(gateways, namespace).map(({ metadata }) => `\`${metadata.name}\``);
  yield {
    on,
    path,
    message: `there is no Gateway \`${name}\` in the namespace \`${namespace}\``,
    help: elsewhere.length > 0 ? `did you mean ${elsewhere.join(' or ')}?` : `there are ${others.join(', ') || 'none'}`,
  };
}
