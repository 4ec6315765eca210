import { sortedSet } from '../../kube/order';
import type { MeshIngress } from '../../specs/mesh-ingress';
import { signInRules } from '../../synth/sign-in';
import { listAt, listOf } from '../cel';
import { since } from '../check';
import { isOwn, isPrivate } from '../hosts';
import type { Rule } from '../policy';
import { strangeHosts } from '../strange-hosts';

const hosts = (object: string) => listAt(object, 'spec.hosts');
const gateways = (object: string) => listAt(object, 'spec.gateways');
const seenByItselfAlone = (object: string) => isPrivate(listAt(object, 'spec.exportTo'));
const isOfMesh = (object: string) => `(${gateways(object)}.size() == 0 || 'mesh' in ${gateways(object)})`;

/** Hosts that clients of other namespaces would be led away from. */
const foreignHosts = (object: string) => `(${isOfMesh(object)} && !${seenByItselfAlone(object)}
  ? [${hosts(object)}.filter(host, !${isOwn('host')}).map(host, '\`' + host + '\`')] : [])`;

/** Where routes lead that is in another namespace and not `free`: its policies would take the gateway, or the client, for the one who asks. */
const foreignDestinations = (free: readonly string[]) => (object: string) => `(${seenByItselfAlone(object)} && !${gateways(object)}.exists(gateway, gateway != 'mesh') ? [] : (
  ${['http', 'tcp', 'tls'].map((protocol) => `${routes(object, protocol)}.map(route, ${listAt('route', 'route')}.map(to, to.?destination.?host.orValue('')))`).join(' +\n  ')} +
  ${routes(object, 'http')}.map(route, ${listAt('route', 'mirrors')}.map(to, to.?destination.?host.orValue(''))) +
  ${routes(object, 'http')}.map(route, route.?mirror.hasValue() ? [route.?mirror.?host.orValue('')] : []))
  .map(some, some.filter(host, !${isOwn('host')}${free.length === 0 ? '' : ` && !(host in ${listOf(free)})`}).map(host, 'destination \`' + host + '\`')) +
  ${routes(object, 'http')}.map(route, !(route.?delegate.?namespace.orValue('') in ['', request.namespace]) ? ['delegate in \`' + route.delegate.namespace + '\`'] : []))`;

const routes = (object: string, protocol: string) => listAt(object, `spec.${protocol}`);

/** VirtualServices have the hosts that are granted to their namespace, and lead to its Services, or to those by which users log in. */
export const virtualServices = (ingresses: readonly MeshIngress[]): Rule => ({
  name: 'virtual-services',
  kinds: [{ group: 'networking.istio.io', resources: ['virtualservices'] }],
  where: 'guarded',
  asksGrants: true,
  checks: [
    // a Gateway of nobody grants none
    strangeHosts((object) => `${gateways(object)}.filter(gateway, gateway != 'mesh')`, hosts, 'gateway'),
    {
      name: 'foreignHosts',
      ...since(foreignHosts),
      message: (said) => `'for clients of other namespaces a route may not take the hosts ' + ${said} + ': name Services of \`' + request.namespace + '\`, or keep it to the own namespace by \`exportTo: ["."]\`; operators may write it as it is'`,
      brief: 'for clients of other namespaces a route may take hosts of its own namespace alone; `exportTo: ["."]` keeps it to that',
    },
    {
      name: 'foreignDestinations',
      ...since(foreignDestinations(sortedSet(ingresses.flatMap(signInRules).map(({ backend }) => backend!.service)))),
      message: (said) => `'routes lead to Services of their own namespace \`' + request.namespace + '\`, by a name without dots or by \`<service>.' + request.namespace + '.svc.cluster.local\`; not to ' + ${said} + '; operators may write such routes'`,
      brief: 'routes lead to Services of their own namespace; operators may write others',
    },
  ],
});
