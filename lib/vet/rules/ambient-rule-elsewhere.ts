import { namespaceOf } from '../../mesh/namespace-of';
import { serviceKinds } from '../kinds';
import { rulesForAmbient } from '../readers/ambient-service';
import { rule } from '../rule';

export const ambientRuleElsewhere = rule({
  code: 'FL4204',
  name: 'ambient-rule-elsewhere',
  severity: 'warning',
  summary: 'A rule about requests for an ambient Service stands in another namespace than the Service.',
  why: 'The waypoint stands on the side of the Service, and reads the rules of its namespace; what clients write in theirs, only their sidecars would apply.',
  reads: ['networking.istio.io/DestinationRule', 'networking.istio.io/VirtualService', '/Namespace', ...serviceKinds],
  sameAs: ['KIA0212', 'KIA1114'],
  *check(view) {
    for (const { on, path, service } of rulesForAmbient(view)) {
      if (!service.hasWaypoint || service.namespace === namespaceOf(on)) continue;
      yield {
        on,
        path,
        message: `the waypoint of \`${service.namespace}/${service.resource.metadata.name}\` does not read a ${on.kind} of \`${namespaceOf(on)}\``,
        help: `move it to \`${service.namespace}\``,
      };
    }
  },
});
