import { knownProtocols } from '../../kube/protocol';
import { nearest } from '../../specs/did-you-mean';
import { workloadKinds } from '../kinds';
import { portText, servicePorts } from '../readers/service-ports';
import { rule } from '../rule';

export const appProtocolUnknown = rule({
  code: 'FL2002',
  name: 'app-protocol-unknown',
  severity: 'warning',
  summary: 'A Service gives a port an `appProtocol` that Istio does not know.',
  why: 'Where there is an `appProtocol`, the name of the port does not count. Of one that it does not know Istio makes nothing, and guesses the protocol from the first bytes (pkg/config/kube/conversion.go).',
  reads: ['/Service', 'networking.istio.io/ServiceEntry', ...workloadKinds],
  sameAs: ['KIA0602'],
  differs: 'Only Services of pods that are in sight and in the mesh are looked at: elsewhere the value may be for somebody else.',
  *check(view) {
    for (const service of view.services()) {
      if (service.resource.kind !== 'Service' || !view.workloadsOf(service).some(({ dataPlane }) => dataPlane === 'sidecar' || dataPlane === 'ambient')) continue;
      for (const entry of servicePorts(service.resource)) {
        if (entry.appProtocol === undefined || entry.protocol !== undefined) continue;
        const meant = nearest(entry.appProtocol, knownProtocols);
        yield {
          on: service.resource,
          path: [...entry.path, 'appProtocol'],
          message: `of ${portText(entry)} Istio does not know the protocol \`${entry.appProtocol}\``,
          help: meant ? `did you mean \`${meant}\`?` : `there are ${knownProtocols.map((known) => `\`${known}\``).join(', ')}, \`kubernetes.io/h2c\`, \`kubernetes.io/ws\` and \`kubernetes.io/wss\``,
        };
      }
    }
  },
});
