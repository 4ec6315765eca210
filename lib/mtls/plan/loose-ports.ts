import { list } from '../../kube/list';
import { podTemplateOf } from '../../kube/pod';
import { record } from '../../kube/record';
import type { Workload } from '../../mesh/workload';

/** The ports that a workload says of itself, by its containers and for Prometheus, whether or not a Service leads there. */
export function loosePorts({ resource, annotations }: Workload): readonly number[] {
  const spec = record(podTemplateOf(resource)?.spec);
  const containers = [...list(spec.containers), ...list(spec.initContainers)].map(record);
  const declared = containers.flatMap(({ ports }) => list(ports)).map((port) => record(port).containerPort);
  const all = [...declared, Number(annotations['prometheus.io/port'])];
  return [...new Set(all.filter((port): port is number => Number.isInteger(port)))];
}
