import { list } from '../../kube/list';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { gatewaySelector, gatewayServers } from '../../mesh/gateway-servers';
import { groupBy } from '../../mesh/group-by';
import { namespaceOf } from '../../mesh/namespace-of';
import { workloadKinds } from '../kinds';
import { rule } from '../rule';

export const certificateMissesHost = rule({
  code: 'FL5018',
  name: 'certificate-misses-host',
  severity: 'error',
  summary: 'A server of a Gateway serves a host that its certificate does not name.',
  why: 'Clients refuse the connection. The Secret of `credentialName` is taken from the namespace of the gateway\'s pods, and holds what the Certificate with that `secretName` asks for; a wildcard stands for one label alone (RFC 6125).',
  reads: ['networking.istio.io/Gateway', 'cert-manager.io/Certificate', ...workloadKinds],
  sameAs: [],
  *check(view) {
    const certificates = groupBy(view.of('cert-manager.io/Certificate'), (certificate) => `${namespaceOf(certificate)}/${text(record(certificate.spec).secretName) ?? ''}`);
    for (const on of view.of('networking.istio.io/Gateway')) {
      const pods = view.selectedAnywhere(gatewaySelector(on)).map(({ namespace }) => namespace);
      for (const { hosts, tls } of gatewayServers(on)) {
        const secret = text(tls.credentialName);
        const certificate = secret === undefined ? undefined : [...pods, namespaceOf(on)].flatMap((namespace) => certificates.get(`${namespace}/${secret}`) ?? [])[0];
        const names = certificate && namesOf(certificate);
        for (const { host, path } of names ? hosts : []) {
          if (host === '*' || names!.some((name) => isNamed(host, name))) continue;
          yield {
            on,
            path,
            message: `the certificate \`${certificate!.metadata.name}\` does not name \`${host}\``,
            help: `add it to \`dnsNames\`; there are ${names!.map((name) => `\`${name}\``).join(', ') || 'none'}`,
            related: [{ on: certificate!, path: ['spec', 'dnsNames'], message: 'the names of the certificate' }],
          };
        }
      }
    }
  },
});

function namesOf({ spec }: Resource): string[] {
  const { commonName, dnsNames } = record(spec);
  const common = text(commonName);
  return [...list(dnsNames).filter((name): name is string => typeof name === 'string'), ...(common === undefined ? [] : [common])];
}

function isNamed(host: string, name: string): boolean {
  return host === name || (name.startsWith('*.') && !host.startsWith('*') && host.slice(host.indexOf('.')) === name.slice(1));
}
