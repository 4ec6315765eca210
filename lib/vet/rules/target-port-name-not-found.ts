import { sortedSet } from '../../kube/order';
import { podTemplatePath } from '../../kube/pod';
import { nearest } from '../../specs/did-you-mean';
import { serviceKinds, workloadKinds } from '../kinds';
import { portText, servicePorts } from '../readers/service-ports';
import { rule } from '../rule';

/** What the sidecar brings along. */
const injectedPorts = ['http-envoy-prom', 'status-port'];

export const targetPortNameNotFound = rule({
  code: 'FL2006',
  name: 'target-port-name-not-found',
  severity: 'error',
  summary: 'A Service leads to a named port that no container of its pods has.',
  why: 'Kubernetes looks the name up in the containers of each pod, and gives the port no endpoint where it is not found. Whoever calls it gets no connection, or 503 from its proxy (Kubernetes, «Service», Port definitions).',
  reads: [...serviceKinds, ...workloadKinds],
  sameAs: ['KIA0701'],
  differs: 'All pods that the Service picks are looked at, by the labels of their template. A number that no container declares is found by `target-port-not-declared`.',
  *check(view) {
    for (const service of view.services()) {
      if (service.resource.kind !== 'Service') continue;
      const pods = view.workloadsOf(service);
      // a machine is asked by the number of the Service's port
      if (pods.length === 0 || pods.some(({ resource }) => podTemplatePath(resource) === undefined)) continue;
      for (const entry of servicePorts(service.resource)) {
        const { targetPort, path } = entry;
        if (typeof targetPort !== 'string' || injectedPorts.includes(targetPort) || pods.some(({ namedPorts }) => namedPorts.has(targetPort))) continue;
        const names = sortedSet(pods.flatMap(({ namedPorts }) => [...namedPorts.keys()]));
        const meant = nearest(targetPort, names);
        yield {
          on: service.resource,
          path: [...path, 'targetPort'],
          message: `${portText(entry)} leads to \`${targetPort}\`, and no container of \`${pods[0]!.name}\` has a port of that name`,
          help: meant ? `did you mean \`${meant}\`?` : `its containers name ${names.map((name) => `\`${name}\``).join(', ') || 'no ports'}; write one of them, or the number`,
        };
      }
    }
  },
});
