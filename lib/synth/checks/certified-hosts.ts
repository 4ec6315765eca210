import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Problem } from '../../specs/problem';
import { hostCovers } from '../hosts';
import { grantedDomains, namesInSecret } from '../ingress-hosts';

/** Hosts that the certificate in a Secret has no name for, by what is listed of it: clients would refuse the connection. */
export function* certifiedHosts(ingress: MeshIngress): Generator<Problem> {
  for (const { domain, index, hosts } of grantedDomains(ingress)) {
    const names = namesInSecret(ingress, domain);
    const without = names && hosts.find((host) => !names.some((name) => hostCovers(name, host)));
    if (without === undefined) continue;
    yield {
      code: 'certificate-lacks-host',
      on: ingress,
      path: ['spec', 'domains', index, 'certificate', 'secret'],
      message: `\`${without}\` is served with the certificate in the Secret \`${domain.certificate!.secret!.name}\`, and none of its \`dnsNames\` covers it: clients would refuse the connection`,
      help: 'list every name of the certificate; where none covers the host, take one that does, or do not grant the host',
    };
  }
}
