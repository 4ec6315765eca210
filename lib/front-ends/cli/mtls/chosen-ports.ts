import type { Finding } from '../../../diagnostics/finding';
import { compareText, sortedSet } from '../../../kube/order';
import type { Mesh } from '../../../mesh/mesh';
import type { WitnessedPort, WitnessedStatus } from '../../../mtls/evidence/witnessed-status';
import { summedUp } from '../../../mtls/summed-up';
import { nearest } from '../../../specs/did-you-mean';
import { quote } from '../../../specs/show';

/** The part of a status that was asked for, by namespace, service and port. */
export function chosenPorts(status: WitnessedStatus, namespaces: readonly string[] | undefined): WitnessedStatus {
  const ports = status.ports.filter(({ service }) => !namespaces || namespaces.includes(service.namespace)).sort(comparePorts);
  return { ...status, next: undefined, ...summedUp(ports) };
}

/** Says which namespaces are not there, and that there is no service at all. */
export function missingServices(mesh: Mesh, status: WitnessedStatus, namespaces: readonly string[] = []): Finding[] {
  const there = sortedSet(status.ports.map(({ service }) => service.namespace));
  const missing = namespaces.filter((namespace) => !there.includes(namespace) && !mesh.namespaceLabels(namespace));
  return [
    ...missing.map((namespace): Finding => {
      const near = nearest(namespace, there);
      const help = near === undefined ? 'nothing of it was read' : `did you mean ${quote(near)}?`;
      return { code: 'unknown-namespace', severity: 'error', message: `there is no namespace ${quote(namespace)}`, help, path: [] };
    }),
    ...(there.length === 0 && missing.length === 0
      ? [{ code: 'no-services', severity: 'error', message: 'there is no Service with a port', help: 'show the Services too: what nobody has shown cannot be judged', path: [] } as const]
      : []),
  ];
}

function comparePorts(a: WitnessedPort, b: WitnessedPort): number {
  return compareText(a.service.namespace, b.service.namespace) || compareText(a.service.host, b.service.host) || a.port.port - b.port.port;
}
