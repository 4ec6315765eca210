import { whereChanged } from '../check';
import type { Rule } from '../policy';

/** Kinds that reach beyond the namespace that they stand in, or past every check of the mesh. */
export const operatorsKinds: Rule = {
  name: 'operators-kinds',
  kinds: [
    { group: 'extensions.istio.io', resources: ['*'] },
    // what the next guard is made of
    { group: 'fairlead.dev', resources: ['meshingresses', 'meshsettings'] },
    // a WorkloadEntry gives a Service any address, and so a route any destination
    { group: 'networking.istio.io', resources: ['gateways', 'proxyconfigs', 'workloadentries', 'workloadgroups'] },
    { group: 'gateway.networking.k8s.io', resources: ['gateways', 'listenersets'] },
    { group: 'gateway.networking.x-k8s.io', resources: ['xlistenersets'] },
  ],
  where: 'guarded',
  checks: [{
    name: 'kinds',
    ...whereChanged("'`' + request.kind.kind + '`'"),
    message: (said) => `'operators alone write resources of kind ' + ${said} + ', which reach past the checks of the mesh or beyond namespace \`' + request.namespace + '\`; ask them, or for ways in expose a SecureApplication'`,
    brief: 'operators alone write resources of this kind',
  }],
};
