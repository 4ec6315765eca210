import { protocolOf } from '../../kube/protocol';
import { listenerOf } from '../../mesh/listener';
import type { MeshService } from '../../mesh/service';
import { serviceKinds, workloadKinds } from '../kinds';
import { portText, servicePorts, type PlacedPort } from '../readers/service-ports';
import { rule, type Fault } from '../rule';

export const portWithoutProtocol = rule({
  code: 'FL2001',
  name: 'port-without-protocol',
  severity: 'info',
  summary: 'A Service does not say what protocol its port speaks.',
  why: 'Istio then tells HTTP from TCP by the first bytes of each connection. A server that speaks first waits in vain for them until the detection times out, what does not look like HTTP gets none of its routes, and a policy on paths may not see what it should (Istio, «Protocol Selection»).',
  reads: [...serviceKinds, ...workloadKinds],
  sameAs: ['IST0118', 'KIA0601', 'missing-service-port-prefix'],
  differs: 'Only Services of pods that are in sight and in the mesh are looked at, and it is no error: Istio guesses, mostly well.',
  *check(view) {
    for (const service of view.services()) {
      if (service.resource.kind !== 'Service' || !service.selector) continue;
      const planes = view.workloadsOf(service).map(({ dataPlane }) => dataPlane);
      // what a gateway's ports are for is said by its Gateways
      if (planes.includes('gateway') || !planes.some((plane) => plane === 'sidecar' || plane === 'ambient')) continue;
      for (const port of servicePorts(service.resource)) if (isGuessed(port)) yield faultOf(service, port);
    }
  },
});

/** An `appProtocol` that says nothing to Istio is a fault of its own. */
function isGuessed({ protocol, port, appProtocol, transport }: PlacedPort): boolean {
  return appProtocol === undefined && transport === 'TCP' && listenerOf(protocol, port) === 'auto';
}

function faultOf({ resource: on }: MeshService, entry: PlacedPort): Fault {
  const { path, name, port, targetPort } = entry;
  // whoever named the container's port has said what it speaks
  const known = typeof targetPort === 'string' ? protocolOf({ name: targetPort, port, targetPort })?.toLowerCase() : undefined;
  return {
    on,
    path: name === undefined ? path : [...path, 'name'],
    message: `${portText(entry)} does not say its protocol`,
    help: known ? `write \`appProtocol: ${known}\`` : 'write `appProtocol: http`, or `tcp`, `grpc` or whatever it speaks; or begin its name with that and `-`',
    ...(known && { fix: [{ on, path: [...path, 'appProtocol'], value: known }] }),
  };
}
