import type { Resource } from '../../kube/resource';
import { actionOf, authorizationRules, type RuleValues } from '../../mesh/authorization-rules';
import { boundGateways } from '../../mesh/bound-gateways';
import { fullHost } from '../../mesh/full-host';
import { gatewaySelector } from '../../mesh/gateway-servers';
import type { MeshConfig } from '../../mesh/mesh-config';
import { namespaceOf } from '../../mesh/namespace-of';
import { oncePerKey } from '../../mesh/once-per-key';
import { routeDestinations } from '../../mesh/route-destinations';
import type { Workload } from '../../mesh/workload';
import { serviceKinds, workloadKinds } from '../kinds';
import { rule, type Fault } from '../rule';
import type { View } from '../view';

const kinds = ['networking.istio.io/VirtualService', 'networking.istio.io/Gateway', 'security.istio.io/AuthorizationPolicy', ...workloadKinds, ...serviceKinds] as const;

export const gatewayNotAllowed = rule({
  code: 'FL5027',
  name: 'gateway-not-allowed',
  severity: 'error',
  summary: 'A route leads from a gateway to a workload whose policies do not let the gateway in.',
  why: 'The first ALLOW policy of a workload turns it to refusing everybody else: callers that no rule names get 403. To the workload the caller is the gateway\'s service account, whoever sent the request (Istio, «Authorization Policy», implicit enablement).',
  reads: kinds,
  sameAs: [],
  *check(view) {
    const podsOf = oncePerKey((name: string) => gatewayPods(view, name));
    for (const on of view.of('networking.istio.io/VirtualService')) {
      const gateways = boundGateways(on).flatMap(podsOf);
      if (gateways.length === 0) continue;
      const seen = new Set<string>();
      for (const { path, host, protocol, mirror } of routeDestinations(on)) {
        if (protocol !== 'http' || mirror || seen.size === seen.add(host).size) continue;
        yield* closedTo(view, on, gateways, path, host);
      }
    }
  },
});

function gatewayPods(view: View<typeof kinds[number]>, name: string): readonly Workload[] {
  const [namespace, own] = name.split('/') as [string, string?];
  const gateway = own === undefined ? undefined : view.find('networking.istio.io/Gateway', namespace, own);
  return gateway ? view.selectedAnywhere(gatewaySelector(gateway)).filter(({ dataPlane }) => dataPlane === 'gateway') : [];
}

function* closedTo(view: View<typeof kinds[number]>, on: Resource, gateways: readonly Workload[], path: Fault['path'], host: string): Generator<Fault> {
  const [service] = view.hosts().named(fullHost(host, namespaceOf(on), view.clusterDomain));
  for (const workload of service ? view.workloadsOf(service).filter(({ dataPlane }) => dataPlane === 'sidecar') : []) {
    const policies = view.authorizationPolicies()(workload).filter((policy) => actionOf(policy) === 'ALLOW');
    const shutOut = gateways.find((gateway) => !policies.some((policy) => mayAllow(policy, gateway, view.config)));
    if (policies.length === 0 || !shutOut) continue;
    yield {
      on,
      path: [...path, 'host'],
      message: `no policy of \`${workload.namespace}/${workload.name}\` lets the gateway \`${shutOut.namespace}/${shutOut.name}\` in: requests are 403`,
      help: `allow the principal \`${principalOf(shutOut, view.config.trustDomain)}\` what the routes lead to`,
      related: policies.slice(0, 3).map((policy) => ({ on: policy, path: ['metadata', 'name'], message: 'a policy that allows others' })),
    };
    return;
  }
}

function principalOf({ namespace, serviceAccount }: Workload, trustDomain: string): string {
  return `${trustDomain}/ns/${namespace}/sa/${serviceAccount}`;
}

/** Whether some rule could let the gateway in; what cannot be told counts as yes. */
function mayAllow(policy: Resource, gateway: Workload, config: MeshConfig): boolean {
  const mayCome = (source: readonly RuleValues[]) => source.every((field) => mayFit(field, gateway, namespaceOf(policy), config));
  return authorizationRules(policy).some(({ from }) => from.length === 0 || from.some(mayCome));
}

function mayFit({ field, values }: RuleValues, gateway: Workload, own: string, { trustDomain, shown }: MeshConfig): boolean {
  const { namespace, serviceAccount } = gateway;
  switch (field) {
    // where nobody shows the MeshConfig, the trust domain may be any
    case 'principals': return values.some((value) => [trustDomain, 'cluster.local', ...(shown ? [] : value.split('/', 1))].some((domain) => fits(value, principalOf(gateway, domain))));
    case 'namespaces': return values.some((value) => fits(value, namespace));
    case 'serviceAccounts': return values.some((value) => (value.includes('/') ? value : `${own}/${value}`) === `${namespace}/${serviceAccount}`);
    default: return true;
  }
}

/** Istio's matching of texts: exact, `*` for any, a `*` at one end for the rest. */
function fits(pattern: string, value: string): boolean {
  if (pattern.endsWith('*')) return value.startsWith(pattern.slice(0, -1));
  return pattern.startsWith('*') ? value.endsWith(pattern.slice(1)) : value === pattern;
}
