import { list } from '../../kube/list';
import { podTemplateOf, podTemplatePath } from '../../kube/pod';
import { record } from '../../kube/record';
import { serviceKinds, workloadKinds } from '../kinds';
import { rule } from '../rule';

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'];

export const tlsServedOnHttpPort = rule({
  code: 'FL1309',
  name: 'tls-served-on-http-port',
  severity: 'error',
  summary: 'A port on which the application serves TLS is declared to be HTTP.',
  why: 'With a sidecar such a port takes plain HTTP and the mesh\'s own TLS, and closes the connection of whoever speaks TLS to the application, in PERMISSIVE too. Declared as `https`, `tls` or `tcp` it passes on what comes. Seen on istiod.',
  reads: [...workloadKinds, ...serviceKinds],
  sameAs: [],
  *check(view) {
    for (const workload of view.workloads().filter(({ dataPlane }) => dataPlane === 'sidecar')) {
      const { resource: on, namedPorts } = workload;
      const containers = list(record(podTemplateOf(on)?.spec).containers).map(record);
      for (const [index, container] of containers.entries()) {
        for (const probe of probes) {
          const { scheme, port } = record(record(container[probe]).httpGet);
          const number = typeof port === 'string' ? namedPorts.get(port) : port;
          if (scheme !== 'HTTPS' || typeof number !== 'number') continue;
          const service = view.servicesOf(workload).find(({ ports }) => ports.some(({ targetPort, listener }) =>
            listener === 'HTTP' && (targetPort === number || namedPorts.get(String(targetPort)) === number)));
          if (!service) continue;
          yield {
            on,
            path: [...podTemplatePath(on)!, 'spec', 'containers', index, probe, 'httpGet', 'scheme'],
            message: `port ${number} serves TLS, and \`${service.resource.metadata.name}\` declares it as HTTP`,
            help: 'give the port of the Service a name that begins with `https-` or `tls-`, or `appProtocol: https`',
            related: [{ on: service.resource, path: ['spec', 'ports'], message: 'the ports of the Service' }],
          };
        }
      }
    }
  },
});
