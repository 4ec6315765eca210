import { endpointOf } from '../../mesh/endpoint';
import { groupBy } from '../../mesh/group-by';
import type { MeshPort, MeshService } from '../../mesh/service';
import type { Workload } from '../../mesh/workload';
import { serviceKinds, workloadKinds } from '../kinds';
import { portText, servicePorts } from '../readers/service-ports';
import { rule, type Fault } from '../rule';

export const servicesDifferOnPort = rule({
  code: 'FL2004',
  name: 'services-differ-on-port',
  severity: 'warning',
  summary: 'Two Services take the same port of a pod for different protocols.',
  why: 'A sidecar listens once for each port of its pod, and takes the protocol from the oldest Service that leads there. What comes by way of the other one is treated as that too: HTTP then gets no routes and no policies on paths, TCP is broken (pilot/pkg/networking/core/listener_inbound.go).',
  reads: [...serviceKinds, ...workloadKinds],
  sameAs: ['IST0116', 'IST0137', 'multiple-service-association'],
  differs: 'Services may share pods, and may give one port of them several numbers, as long as they agree on the protocol. UDP beside TCP is no conflict, since Istio leaves UDP alone.',
  *check(view) {
    const reported = new Set<MeshPort>();
    for (const workload of view.workloads()) {
      if (workload.dataPlane !== 'sidecar') continue;
      for (const rivals of conflictsOf(workload, view.servicesOf(workload))) {
        for (const rival of rivals.filter(({ port }) => !reported.has(port))) {
          reported.add(rival.port);
          yield faultOf(rival, workload, rivals);
        }
      }
    }
  },
});

interface Rival {
  readonly service: MeshService;
  readonly port: MeshPort;
}

/** The ports of several Services that lead to one port of a workload, where they do not agree. */
function conflictsOf(workload: Workload, services: readonly MeshService[]): Rival[][] {
  const rivals = services.length < 2 ? [] : services.filter(({ resource }) => resource.kind === 'Service')
    .flatMap((service) => service.ports.filter(({ protocol }) => protocol !== undefined).map((port) => ({ service, port })));
  return [...groupBy(rivals, ({ port }) => endpointOf(workload, port).port)]
    .filter(([target, same]) => target !== undefined && new Set(same.map(({ port }) => port.listener)).size > 1)
    .map(([, same]) => same)
    .filter((same) => new Set(same.map(({ service }) => service)).size > 1);
}

function faultOf({ service, port }: Rival, workload: Workload, rivals: readonly Rival[]): Fault {
  const other = rivals.find((rival) => rival.port.listener !== port.listener)!;
  const its = other.port.protocol!;
  return {
    on: service.resource,
    path: pathOf({ service, port }),
    message: `${portText(port)} is ${port.protocol!}, and \`${other.service.resource.metadata.name}\` takes the same port of \`${workload.name}\` for ${its}`,
    help: 'let the Services agree on the protocol, or the pod listen on a port for each',
    related: [{ on: other.service.resource, path: pathOf(other), message: `here it is ${its}` }],
  };
}

function pathOf({ service, port }: Rival): Fault['path'] {
  return servicePorts(service.resource).find((placed) => placed.port === port.port && placed.transport !== 'UDP')!.path;
}
