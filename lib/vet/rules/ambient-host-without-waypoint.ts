import { serviceKinds } from '../kinds';
import { rulesForAmbient } from '../readers/ambient-service';
import { rule } from '../rule';

export const ambientHostWithoutWaypoint = rule({
  code: 'FL4203',
  name: 'ambient-host-without-waypoint',
  severity: 'warning',
  summary: 'A rule about requests is for an ambient Service that has no waypoint.',
  why: 'Ambient clients send through ztunnel, which routes no requests. Only a waypoint of the Service applies routes, retries, pools and outlier detection; clients with a sidecar and gateways still do so themselves.',
  reads: ['networking.istio.io/DestinationRule', 'networking.istio.io/VirtualService', '/Namespace', ...serviceKinds],
  sameAs: ['KIA0210', 'KIA0211', 'KIA1109', 'KIA1113'],
  *check(view) {
    for (const { on, path, service } of rulesForAmbient(view)) {
      if (service.hasWaypoint) continue;
      yield {
        on,
        path,
        message: `\`${service.namespace}/${service.resource.metadata.name}\` is ambient and has no waypoint: nothing applies this ${on.kind} to calls of ambient clients`,
        help: 'label the Service or its Namespace with `istio.io/use-waypoint`',
      };
    }
  },
});
