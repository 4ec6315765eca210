import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Problem } from '../../specs/problem';
import { domainOf, grantsOf, hostCovers } from '../hosts';
import { certifiedNames, grantedDomains, secretName } from '../ingress-hosts';
import { samePods } from './same-pods';

interface Server {
  readonly ingress: MeshIngress;
  readonly index: number;
  /** Absent: that of an application, to which its TLS is passed through. */
  readonly secret?: string;
  readonly hosts: readonly string[];
  /** The wildcards that its certificate names. */
  readonly wildcards: readonly string[];
}

/**
 * Hosts that the wildcard certificate of another server covers, on the same gateway pods.
 *
 * Browsers reuse an HTTP/2 connection for every name of its certificate, and Envoy routes by the server that the connection led to: requests
 * for the host would meet the routes of somebody else's wildcard.
 */
export function* connectionReuse(ingresses: readonly MeshIngress[]): Generator<Problem> {
  const servers = ingresses.flatMap(serversOf);
  for (const wide of servers.filter(({ wildcards }) => wildcards.length > 0)) {
    for (const server of servers) {
      if (server.secret === wide.secret || !samePods(server.ingress, wide.ingress)) continue;
      const host = server.hosts.find((one) => wide.wildcards.some((wildcard) => hostCovers(wildcard, one)));
      if (host !== undefined) yield covered(server, wide, host);
    }
  }
}

function serversOf(ingress: MeshIngress): Server[] {
  const placeOf = (host: string) => ingress.spec.domains.indexOf(domainOf(host, ingress)!);
  const passed = grantsOf(ingress).filter(({ tls }) => tls === 'passthrough');
  return [...passed.map(({ host }) => ({ ingress, index: placeOf(host), hosts: [host], wildcards: [] })), ...terminating(ingress)];
}

function terminating(ingress: MeshIngress): Server[] {
  return grantedDomains(ingress).map((granted) => ({
    ingress,
    index: granted.index,
    secret: secretName(ingress, granted.domain),
    hosts: granted.hosts,
    wildcards: certifiedNames(granted).filter((name) => name.startsWith('*.')),
  }));
}

function covered({ ingress, index, secret }: Server, wide: Server, host: string): Problem {
  const { metadata } = wide.ingress;
  const message = `\`${host}\` has a certificate of its own, and that of \`${wide.ingress.spec.domains[wide.index]!.name}\` covers it with a wildcard: a browser that reuses a connection would be led to the routes of the wildcard`;
  return {
    code: 'certificate-covers-host',
    on: ingress,
    path: ['spec', 'domains', index],
    message,
    help: `grant hosts by name in place of the wildcard${secret === undefined ? '' : ', or let one certificate (one `secret`) serve both'}`,
    related: [{ on: wide.ingress, path: ['spec', 'domains', wide.index], message: `the wildcard, in \`${metadata.namespace}/${metadata.name}\`` }],
  };
}
