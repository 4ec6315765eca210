import { gatewaySelector, gatewayServers } from '../../mesh/gateway-servers';
import type { MeshPort } from '../../mesh/service';
import type { Workload } from '../../mesh/workload';
import { serviceKinds, workloadKinds } from '../kinds';
import { rule } from '../rule';

export const gatewayPortNotOpen = rule({
  code: 'FL1105',
  name: 'gateway-port-not-open',
  severity: 'warning',
  summary: 'A server listens on a port that no Service of the gateway leads to.',
  why: 'The number is a port of the Service before the gateway\'s pods; Istio translates it to that of the pods. Where no Service has it, the proxy listens on the number itself, and nothing comes there (pilot/pkg/model/gateway.go resolvePorts).',
  reads: ['networking.istio.io/Gateway', ...workloadKinds, ...serviceKinds],
  sameAs: ['IST0162'],
  differs: 'A port that names its `targetPort` by text is resolved, and `protocol` may be left out, which is TCP.',
  *check(view) {
    for (const on of view.of('networking.istio.io/Gateway')) {
      const pods = view.selectedAnywhere(gatewaySelector(on)).filter(({ dataPlane, hostNetwork }) => dataPlane === 'gateway' && !hostNetwork);
      const unseen = pods.find((pod) => view.servicesOf(pod).length === 0);
      if (unseen) {
        if (!view.given('/Service', unseen.namespace)) yield { on, path: ['spec', 'servers'], notShown: { kind: '/Service', namespace: unseen.namespace } };
        continue;
      }
      for (const { path, port } of pods.length === 0 ? [] : gatewayServers(on)) {
        const leads = (pod: Workload) => view.servicesOf(pod).some(({ ports }) => ports.some((entry) => leadsTo(entry, port!, pod)));
        if (port === undefined || pods.some(leads)) continue;
        const [service] = view.servicesOf(pods[0]!);
        yield {
          on,
          path: [...path, 'port', 'number'],
          message: `no Service of \`${pods[0]!.namespace}/${pods[0]!.name}\` has port ${port}`,
          help: `add it to the Service, or write one of ${service!.ports.map((entry) => entry.port).join(', ') || 'its ports'}`,
          related: [{ on: service!.resource, path: ['spec', 'ports'], message: 'the ports that lead to the gateway' }],
        };
      }
    }
  },
});

function leadsTo({ port, targetPort }: MeshPort, wanted: number, { namedPorts }: Workload): boolean {
  return port === wanted || (typeof targetPort === 'number' ? targetPort : namedPorts.get(targetPort)) === wanted;
}
