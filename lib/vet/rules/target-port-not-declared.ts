import { sortedSet } from '../../kube/order';
import { serviceKinds, workloadKinds } from '../kinds';
import { containerPorts } from '../readers/container-ports';
import { portText, servicePorts } from '../readers/service-ports';
import { rule } from '../rule';

export const targetPortNotDeclared = rule({
  code: 'FL2007',
  name: 'target-port-not-declared',
  severity: 'info',
  summary: 'A Service leads to a port that no container of its pods declares, while they declare others.',
  why: 'A container may listen on a port that it does not declare, so that this may well work. But who declares some of the ports and not this one has often mistaken a number, and callers get no connection then (Kubernetes, «Service», Port definitions).',
  reads: [...serviceKinds, ...workloadKinds],
  sameAs: ['KIA0701'],
  differs: 'Only Services of pods in the mesh are looked at, and only where each of these declares a port. All pods that the Service picks count, not the first Deployment alone.',
  *check(view) {
    for (const service of view.services()) {
      if (service.resource.kind !== 'Service') continue;
      const pods = view.workloadsOf(service);
      if (!pods.every(({ dataPlane }) => dataPlane === 'sidecar' || dataPlane === 'ambient')) continue;
      const declared = pods.map(({ resource }) => containerPorts(resource));
      if (declared.length === 0 || declared.some((ports) => ports.length === 0)) continue;
      for (const entry of servicePorts(service.resource)) {
        const { targetPort, path } = entry;
        if (typeof targetPort !== 'number' || entry.transport !== 'TCP' || declared.some((ports) => ports.includes(targetPort))) continue;
        yield {
          on: service.resource,
          path,
          message: `${portText(entry)} leads to ${targetPort}, which no container of \`${pods[0]!.name}\` declares`,
          help: `they declare ${sortedSet(declared.flat().map(String)).join(', ')}; write the one that is meant as \`targetPort\`, or declare ${targetPort} as a \`containerPort\``,
        };
      }
    }
  },
});
