import { namespaceOf } from '../../mesh/namespace-of';
import { serviceKinds } from '../kinds';
import { ambientService } from '../readers/ambient-service';
import { destinationRuleLayer7, virtualServiceLayer7 } from '../readers/layer-7-rules';
import { rule } from '../rule';

const kinds = { 'networking.istio.io/DestinationRule': destinationRuleLayer7, 'networking.istio.io/VirtualService': virtualServiceLayer7 } as const;

export const ambientRuleElsewhere = rule({
  code: 'FL4204',
  name: 'ambient-rule-elsewhere',
  severity: 'warning',
  summary: 'A rule about requests for an ambient Service stands in another namespace than the Service.',
  why: 'The waypoint stands on the side of the Service, and reads the rules of its namespace; what clients write in theirs, only their sidecars would apply.',
  reads: ['networking.istio.io/DestinationRule', 'networking.istio.io/VirtualService', '/Namespace', ...serviceKinds],
  sameAs: ['KIA0212', 'KIA1114'],
  *check(view) {
    for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
      for (const on of view.of(kind)) {
        for (const { path, host } of kinds[kind](on)) {
          const service = ambientService(view, host, on);
          if (!service?.hasWaypoint || service.namespace === namespaceOf(on)) continue;
          yield {
            on,
            path,
            message: `the waypoint of \`${service.namespace}/${service.resource.metadata.name}\` does not read a ${on.kind} of \`${namespaceOf(on)}\``,
            help: `move it to \`${service.namespace}\``,
          };
        }
      }
    }
  },
});
