import { list } from '../../kube/list';
import { podTemplateOf } from '../../kube/pod';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { namespaceOf } from '../../mesh/namespace-of';
import { serviceKinds, workloadKinds } from '../kinds';
import { selectorOf } from '../readers/policy-kinds';
import { rule } from '../rule';

export const portNotOfPod = rule({
  code: 'FL1303',
  name: 'port-not-of-pod',
  severity: 'error',
  summary: 'A PeerAuthentication names the port of a Service, where the port of the pod is meant.',
  why: '`portLevelMtls` knows the ports of workloads. A key that is the port of a Service, and not its `targetPort`, is a port on which nobody listens, and the exception does not hold. Seen on istiod: 8080 heeded, 80 passed over, for 80 to 8080.',
  reads: ['security.istio.io/PeerAuthentication', ...serviceKinds, ...workloadKinds],
  sameAs: [],
  *check(view) {
    for (const on of view.of('security.istio.io/PeerAuthentication')) {
      const ports = Object.keys(record(record(on.spec).portLevelMtls));
      const selector = selectorOf('security.istio.io/PeerAuthentication', on);
      if (ports.length === 0 || !selector) continue;
      const workloads = view.selectedIn(namespaceOf(on), selector.labels);
      const services = workloads.flatMap((workload) => view.servicesOf(workload).flatMap((service) => service.ports.map((port) => {
        const target = typeof port.targetPort === 'number' ? port.targetPort : workload.namedPorts.get(port.targetPort);
        return { service, port: port.port, target };
      })));
      const targets = new Set([...services.map(({ target }) => String(target)), ...workloads.flatMap(({ resource }) => containerPorts(resource))]);
      for (const key of ports) {
        const hit = services.find(({ port, target }) => String(port) === key && target !== undefined);
        if (!hit || targets.has(key)) continue;
        yield {
          on,
          path: ['spec', 'portLevelMtls', key],
          at: 'key',
          message: `${key} is a port of the Service \`${hit.service.resource.metadata.name}\`, and no port of the pods`,
          help: `write ${hit.target!}, to which the Service leads`,
          related: [{ on: hit.service.resource, path: ['spec', 'ports'], message: 'the ports of the Service' }],
        };
      }
    }
  },
});

/** The ports that containers declare, as texts: somebody may listen there without a Service. */
function containerPorts(resource: Resource): string[] {
  const spec = record(podTemplateOf(resource)?.spec);
  const containers = [...list(spec.containers), ...list(spec.initContainers)];
  return containers.flatMap((container) => list(record(container).ports)).flatMap((port) => {
    const { containerPort } = record(port);
    return typeof containerPort === 'number' ? [String(containerPort)] : [];
  });
}
