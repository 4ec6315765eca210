import { portListener } from '../../synth/gateway-api/gateway';
import { listAt } from '../cel';
import { since } from '../check';
import { isOwn } from '../hosts';
import type { Rule } from '../policy';
import { strangeHosts } from '../strange-hosts';

/** Parents that are no Gateway lead clients in the mesh, and of other namespaces only those that the parent's own policies let in. */
const gatewaysOf = (object: string) => `${listAt(object, 'spec.parentRefs')}
  .filter(parent, !(parent.?kind.orValue('Gateway') in ['Service', 'ServiceEntry']))
  .map(parent, parent.?namespace.orValue(request.namespace) + '/' + parent.name)`;

/** A route without host names has every host of its Gateway; one of TCP has the listener that it names, or every one. */
const hostsOf = (object: string) => `(${object}.kind == 'TCPRoute' ? ${portsOf(object)}
  : ${listAt(object, 'spec.hostnames')}.size() == 0 ? ['*'] : ${listAt(object, 'spec.hostnames')})`;

/** The names by which the ports of TCP are granted (`synth/gateway-ports.ts`), of the listeners that are named for them. */
const portsOf = (object: string) => `${listAt(object, 'spec.parentRefs')}.map(parent, parent.?sectionName.orValue('').startsWith('${portListener('')}')
  ? parent.sectionName.substring(${portListener('').length}) + '.' + parent.name + '.' + parent.?namespace.orValue(request.namespace) + '.tcp' : '*')`;

/** Istio's own kind of backend names any host, without the ReferenceGrant that a Service of another namespace needs. */
const foreignBackends = (object: string) => `${listAt(object, 'spec.rules')}.map(rule, ${listAt('rule', 'backendRefs')}
  .filter(backend, backend.?kind.orValue('Service') == 'Hostname' && !${isOwn('backend.name')})
  .map(backend, '\`' + backend.name + '\`'))`;

/** Routes of the Gateway API have the hosts that are granted to their namespace. */
export const gatewayRoutes: Rule = {
  name: 'gateway-routes',
  kinds: [{ group: 'gateway.networking.k8s.io', resources: ['grpcroutes', 'httproutes', 'tcproutes', 'tlsroutes', 'udproutes'] }],
  where: 'guarded',
  asksGrants: true,
  checks: [
    strangeHosts(gatewaysOf, hostsOf, 'Gateway'),
    {
      name: 'foreignBackends',
      ...since(foreignBackends),
      message: (said) => `'routes lead to Services; a backend of kind Hostname may be one of \`' + request.namespace + '\` alone, not ' + ${said} + '; operators may write such routes'`,
      brief: 'a backend of kind Hostname is one of the own namespace; operators may write others',
    },
  ],
};
