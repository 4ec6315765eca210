import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { policyValues } from '../../mesh/authorization-rules';
import { namespaceOf } from '../../mesh/namespace-of';
import { workloadKinds } from '../kinds';
import { namedPrincipals } from '../readers/principals';
import { rule } from '../rule';

const gateways = 'gateway.networking.k8s.io/Gateway';

export const serviceAccountNotFound = rule({
  code: 'FL1405',
  name: 'service-account-not-found',
  severity: 'error',
  summary: 'A policy names the service account of a caller, and there is none.',
  why: 'An ALLOW rule lets nobody in by it, so that the caller that was meant is refused; a DENY rule keeps nobody out.',
  reads: ['security.istio.io/AuthorizationPolicy', '/ServiceAccount', gateways, ...workloadKinds],
  sameAs: ['KIA0106'],
  differs: 'The account `default` is in every namespace, that of a Gateway of the Gateway API is made with it, and what pods run as is taken to be there. Asked only where ServiceAccounts of the namespace were given.',
  *check(view) {
    const used = new Set(view.workloads().map(({ namespace, serviceAccount }) => `${namespace}/${serviceAccount}`));
    const made = new Set(view.of(gateways).flatMap((on) => accountsOf(on).map((name) => `${namespaceOf(on)}/${name}`)));
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      for (const { path, namespace, serviceAccount } of [...namedPrincipals(on), ...namedAccounts(on)]) {
        if ([used, made].some((known) => known.has(`${namespace}/${serviceAccount}`))) continue;
        if (`${namespace}${serviceAccount}`.includes('*') || serviceAccount === 'default' || view.find('/ServiceAccount', namespace, serviceAccount)) continue;
        if (!view.given('/ServiceAccount', namespace)) {
          yield { on, path, notShown: { kind: '/ServiceAccount', namespace } };
          continue;
        }
        const others = view.in('/ServiceAccount', namespace).slice(0, 5).map(({ metadata }) => `\`${metadata.name}\``).join(', ');
        yield { on, path, message: `there is no ServiceAccount \`${serviceAccount}\` in \`${namespace}\``, help: `there are ${others || 'none'}` };
      }
    }
  },
});

/** The accounts that Istio makes for a Gateway: its name with that of its class, and for a waypoint its name alone. */
function accountsOf({ metadata: { name }, spec }: Resource): string[] {
  return [name, `${name}-${text(record(spec).gatewayClassName) ?? ''}`];
}

interface NamedAccount {
  readonly path: readonly (string | number)[];
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** The callers that a policy names as `namespace/account`, or as an account of its own namespace. */
function namedAccounts(policy: Resource): NamedAccount[] {
  const fields = policyValues(policy).sources.filter(({ field }) => /^(?:s|notS)erviceAccounts$/.test(field));
  return fields.flatMap(({ path, values }) => values.map((written, index) => {
    const [own, namespace = namespaceOf(policy)] = written.split('/').reverse();
    return { path: [...path, index], namespace, serviceAccount: own! };
  }));
}
