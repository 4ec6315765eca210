import type { Pod } from '../kube/pod';
import type { ServicePort } from '../kube/service';

/** The number of the container port that a port of a Service leads to; undefined where no pod in sight has the one that it names. */
export function targetPortOf({ targetPort }: ServicePort, pods: readonly Pod[]): number | undefined {
  if (typeof targetPort === 'number') return targetPort;
  return pods.map(({ namedPorts }) => namedPorts.get(targetPort)).find((port) => port !== undefined);
}
