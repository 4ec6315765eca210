import { list } from '../../kube/list';
import { podTemplateOf } from '../../kube/pod';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';

/** The ports that the containers of a resource's pods declare, the proxy's own left out. */
export function containerPorts(resource: Resource): number[] {
  const { containers, initContainers } = record(podTemplateOf(resource)?.spec);
  return [...list(containers), ...list(initContainers)].map(record)
    .filter(({ name }) => name !== 'istio-proxy')
    .flatMap(({ ports }) => list(ports).map((port) => record(port).containerPort))
    .filter((port): port is number => typeof port === 'number');
}
