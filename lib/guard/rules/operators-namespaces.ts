import { whereChanged } from '../check';
import type { Rule } from '../policy';

/** What stands in Istio's root namespace holds for the whole mesh, and what stands beside a gateway for all who come through it. */
export const operatorsNamespaces: Rule = {
  name: 'operators-namespaces',
  kinds: ['extensions.istio.io', 'fairlead.dev', 'gateway.networking.k8s.io', 'networking.istio.io', 'security.istio.io', 'telemetry.istio.io']
    .map((group) => ({ group, resources: ['*'] })),
  where: 'operators',
  checks: [{
    name: 'kinds',
    ...whereChanged("'`' + request.kind.kind + '`'"),
    message: (said) => `'a ' + ${said} + ' in namespace \`' + request.namespace + '\` holds for more than one namespace: operators alone write it; put your own into the namespace of your application'`,
    brief: 'operators alone write resources of the mesh in this namespace',
  }],
};
