import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { actionOf, authorizationRules, type AuthorizationRule } from '../../mesh/authorization-rules';
import { boundGateways } from '../../mesh/bound-gateways';
import { gatewaySelector } from '../../mesh/gateway-servers';
import { namespaceOf } from '../../mesh/namespace-of';
import { workloadKinds } from '../kinds';
import { tokenFields } from '../readers/asks-for-token';
import { rule } from '../rule';

export const preflightRefused = rule({
  code: 'FL5022',
  name: 'preflight-refused',
  severity: 'warning',
  summary: 'A gateway asks for a token on routes that browsers of other origins call.',
  why: 'A preflight carries no token. A policy on the gateway judges it before the CORS policy of the route answers it, and every call from another origin fails (istio/istio#45716, #36911). On the workload the same policy does no harm: the gateway has answered by then.',
  reads: ['networking.istio.io/VirtualService', 'networking.istio.io/Gateway', 'security.istio.io/AuthorizationPolicy', ...workloadKinds],
  sameAs: [],
  *check(view) {
    for (const on of view.of('networking.istio.io/VirtualService')) {
      const routes = list(record(on.spec).http).flatMap((route, index) => (record(route).corsPolicy === undefined ? [] : [index]));
      const asking = routes.length === 0 ? undefined : boundGateways(on).flatMap((name) => {
        const [namespace, own] = name.split('/') as [string, string?];
        const gateway = own === undefined ? undefined : view.find('networking.istio.io/Gateway', namespace, own);
        return gateway ? view.selectedAnywhere(gatewaySelector(gateway)) : [];
      }).map((pods) => view.authorizationPolicies()(pods)).find(refusesPreflight)?.[0];
      if (!asking) continue;
      for (const index of routes) {
        yield {
          on,
          path: ['spec', 'http', index, 'corsPolicy'],
          at: 'key',
          message: 'a policy on the gateway refuses the preflight of this route: it asks every request for a token',
          help: 'put the policy on the workload, or allow `OPTIONS` without a token on these paths at the gateway',
          related: [{ on: asking, path: ['spec', 'rules'], message: `the policy \`${namespaceOf(asking)}/${asking.metadata.name}\`` }],
        };
      }
    }
  },
});

/** Whether there are ALLOW policies, and none of their rules takes an `OPTIONS` request without a token. */
function refusesPreflight(policies: readonly Resource[]): boolean {
  const rules = policies.filter((policy) => actionOf(policy) === 'ALLOW').flatMap(authorizationRules);
  return rules.length > 0 && rules.every((entry) => tokenFields(entry).length > 0 || !takesOptions(entry));
}

function takesOptions({ to }: AuthorizationRule): boolean {
  return to.length === 0 || to.some((operation) => {
    const methods = operation.find(({ field }) => field === 'methods')?.values;
    return methods === undefined || methods.some((method) => method === 'OPTIONS' || method === '*');
  });
}
