import { listAt, listOf, mapAt } from '../cel';
import type { Rule } from '../policy';

const fault = "'`' + request.kind.kind + '`'";

const only = (map: string, fields: readonly string[]) => `${map}.all(field, field in ${listOf(fields)})`;

/**
 * A waypoint stands before Services of its own namespace and is no way into the mesh; what istiod makes of it follows from its spec, labels and
 * annotations, so that it may have no others.
 */
const isWaypoint = (object: string) => `(request.kind.group == 'gateway.networking.k8s.io' && ${object}.?spec.gatewayClassName.orValue('') == 'istio-waypoint'
  && ${only(`${object}.spec`, ['gatewayClassName', 'listeners'])}
  && ${listAt(object, 'spec.listeners')}.all(one, one.?protocol.orValue('') == 'HBONE' && ${only('one', ['allowedRoutes', 'name', 'port', 'protocol'])})
  && ${mapAt(object, 'metadata.annotations')}.all(name, !name.contains('istio.io/'))
  && ${mapAt(object, 'metadata.labels')}.all(name, !name.contains('istio.io/') || name == 'istio.io/waypoint-for'))`;

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
    now: `${isWaypoint('object')} ? [] : [[${fault}]]`,
    // what is no waypoint stays usable, with the spec that it had
    before: `request.operation == 'UPDATE' && object.?spec == oldObject.?spec && !${isWaypoint('oldObject')} ? [[${fault}]] : []`,
    message: (said) => `'operators alone write resources of kind ' + ${said} + ', which reach past the checks of the mesh or beyond namespace \`' + request.namespace + '\`; ask them, or for ways in expose a SecureApplication'`,
    brief: 'operators alone write resources of this kind',
  }],
};
