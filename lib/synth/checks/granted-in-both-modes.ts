import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Problem } from '../../specs/problem';
import { grantsOf } from '../hosts';

/** Hosts whose TLS the gateway would both speak and pass through: of two servers with one name Istio drops the second, with all its hosts. */
export function* grantedInBothModes(ingress: MeshIngress): Generator<Problem> {
  const grants = grantsOf(ingress);
  const terminated = new Map(grants.filter(({ tls }) => tls === 'terminate').map((grant) => [grant.host, grant]));
  for (const { host, index } of grants.filter(({ tls }) => tls === 'passthrough')) {
    const other = terminated.get(host);
    if (!other) continue;
    yield {
      code: 'tls-differs',
      on: ingress,
      path: ['spec', 'grants', index, 'tls'],
      message: `\`${host}\` is granted with \`tls: passthrough\` here and with \`tls: terminate\` elsewhere, and a gateway does one of them with a name`,
      help: 'grant it in one way alone',
      related: [{ on: ingress, path: ['spec', 'grants', other.index], message: 'the other grant' }],
    };
  }
}
