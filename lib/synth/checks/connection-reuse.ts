import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Path, Problem } from '../../specs/problem';
import { domainOf, grantsOf, hostCovers } from '../hosts';
import { certifiedNames, grantedDomains, namesInSecret, secretName } from '../ingress-hosts';
import { sameConnection } from './same-connection';

interface Server {
  readonly ingress: MeshIngress;
  readonly index: number;
  /** Absent: that of an application, to which its TLS is passed through. */
  readonly secret?: string;
  readonly hosts: readonly string[];
  /** The names of its certificate that could be others' as well. */
  readonly names: readonly string[];
  /** Names that it could have, where nobody says which it has. */
  readonly possible: readonly string[];
}

/**
 * Hosts that the certificate of another server covers, where browsers come over one connection to both.
 *
 * Browsers reuse an HTTP/2 connection for every name of its certificate, and Envoy routes by the server that the connection led to: requests
 * for the host would meet the routes of somebody else's wildcard, or 404.
 */
export function* connectionReuse(ingresses: readonly MeshIngress[]): Generator<Problem> {
  const servers = ingresses.flatMap(serversOf);
  for (const wide of servers.filter(({ names, possible }) => names.length + possible.length > 0)) {
    for (const server of servers) {
      if (server.secret === wide.secret || !sameConnection(server.ingress, wide.ingress)) continue;
      const [named, maybe] = [wide.names, wide.possible].map((names) => server.hosts.find((host) => names.some((name) => hostCovers(name, host))));
      if (named !== undefined) yield covered(server, wide, named);
      // who speaks TLS to an application itself is seldom a browser
      else if (maybe !== undefined && server.secret !== undefined) yield perhapsCovered(server, wide, maybe);
    }
  }
}

function serversOf(ingress: MeshIngress): Server[] {
  const placeOf = (host: string) => ingress.spec.domains.indexOf(domainOf(host, ingress)!);
  const passed = grantsOf(ingress).filter(({ tls }) => tls === 'passthrough');
  return [...passed.map(({ host }) => ({ ingress, index: placeOf(host), hosts: [host], names: [], possible: [] })), ...terminating(ingress)];
}

function terminating(ingress: MeshIngress): Server[] {
  return grantedDomains(ingress).map((granted) => {
    const { domain, index, hosts } = granted;
    const listed = namesInSecret(ingress, domain);
    return {
      ingress,
      index,
      secret: `${ingress.metadata.namespace}/${secretName(ingress, domain)}`,
      hosts,
      names: listed ?? certifiedNames(granted).filter((name) => name.startsWith('*.')),
      possible: domain.certificate?.secret && !listed ? [`*.${domain.name}`, domain.name] : [],
    };
  });
}

function covered(server: Server, wide: Server, host: string): Problem {
  const name = wide.names.find((one) => hostCovers(one, host))!;
  const comes = wide.hosts.includes(name) ? 'be led to the routes of the wildcard' : 'meet a server without it';
  const message = `\`${host}\` has a certificate of its own, and that of \`${domainNameOf(wide)}\` covers it with ${name.startsWith('*.') ? 'a wildcard' : 'the same name'}: a browser that reuses a connection would ${comes}`;
  const narrower = namesInSecret(wide.ingress, wide.ingress.spec.domains[wide.index]!) ? 'take a certificate that names its own hosts alone' : 'grant hosts by name in place of the wildcard';
  return problem(server, wide, message, `${narrower}${instead(server, wide)}`);
}

/** What is in a Secret nobody but the operator knows. */
function perhapsCovered(server: Server, wide: Server, host: string): Problem {
  const message = `\`${host}\` has a certificate of its own, and that of \`${domainNameOf(wide)}\`, whose names are not listed, could cover it: a browser that reuses a connection would meet a server without it`;
  return problem(server, wide, message, `list the names of that certificate in \`secret.dnsNames\`; where one covers the host, take a certificate without it${instead(server, wide)}`);
}

/** Within one ingress all hosts whose TLS the gateway speaks are served alike, so that one certificate may serve them all. */
function instead({ ingress, secret }: Server, wide: Server): string {
  if (ingress !== wide.ingress) return ', or give one of the ingresses pods and an address, or a port, of its own';
  return secret === undefined ? '' : ', or let one certificate (one `secret`) serve both';
}

function problem({ ingress, index }: Pick<Server, 'ingress' | 'index'>, wide: Server, message: string, help: string): Problem {
  const place = (at: number): Path => ['spec', 'domains', at];
  const { metadata } = wide.ingress;
  return {
    code: 'certificate-covers-host',
    on: ingress,
    path: place(index),
    message,
    help,
    related: [{ on: wide.ingress, path: place(wide.index), message: `the other certificate, in \`${metadata.namespace}/${metadata.name}\`` }],
  };
}

function domainNameOf({ ingress, index }: Server): string {
  return ingress.spec.domains[index]!.name;
}
