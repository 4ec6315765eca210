import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Path, Problem } from '../../specs/problem';
import { bindingsOf } from '../bindings';
import { secretName } from '../ingress-hosts';
import { samePods } from './same-pods';

/**
 * Ingresses that meet on the same gateway pods.
 *
 * A Gateway binds to the pods that its selector picks in ANY namespace (Istio, pilot/pkg/model/gateway.go), so that two ingresses with one
 * selector in two namespaces would publish each other's hosts; on the same pods, a host that two of them serve is served by one alone.
 */
export function* ingressGateways(ingresses: readonly MeshIngress[]): Generator<Problem> {
  for (const [index, ingress] of ingresses.entries()) {
    for (const other of ingresses.slice(0, index)) {
      if (!samePods(ingress, other)) continue;
      if (ingress.metadata.namespace !== other.metadata.namespace) yield acrossNamespaces(ingress, other);
      else yield* [...hostsOfBoth(ingress, other), ...sharedCertificates(ingress, other), ...sharedPorts(ingress, other)];
    }
  }
}

function acrossNamespaces(ingress: MeshIngress, other: MeshIngress): Problem {
  const message = `the selector of this gateway and that of \`${nameOf(other)}\` pick the same pods, and Istio looks for them in every namespace: each would serve the hosts of the other`;
  return {
    code: 'gateways-meet',
    on: ingress,
    path: ['spec', 'gateway', 'selector'],
    message,
    help: 'give the pods of each gateway a label that the other lacks, and select by it',
    related: [{ on: other, path: ['spec', 'gateway', 'selector'], message: 'the other selector' }],
  };
}

function* hostsOfBoth(ingress: MeshIngress, other: MeshIngress): Generator<Problem> {
  const theirs = new Map(bindingsOf(other).map((binding) => [binding.host, binding]));
  const seen = new Set<string>();
  for (const { host, place } of bindingsOf(ingress)) {
    const twin = theirs.get(host);
    if (!twin || seen.has(host)) continue;
    seen.add(host);
    const message = `\`${host}\` is granted by \`${nameOf(other)}\` too, on the same gateway pods, which would serve it for one of the two alone`;
    yield {
      code: 'host-granted-twice',
      on: ingress,
      path: place,
      message,
      help: 'grant each host of a gateway in one `MeshIngress`',
      related: [{ on: other, path: twin.place, message: 'granted here first' }],
    };
  }
}

/** Browsers reuse a connection for all names of its certificate, and the server that it led to has only some of them. */
function* sharedCertificates(ingress: MeshIngress, other: MeshIngress): Generator<Problem> {
  const theirs = new Set(other.spec.domains.map((domain) => secretName(other, domain)));
  for (const [index, domain] of ingress.spec.domains.entries()) {
    const secret = secretName(ingress, domain);
    if (!theirs.has(secret)) continue;
    const message = `the certificate in the Secret \`${secret}\` is served by \`${nameOf(other)}\` too, on the same gateway pods: a browser that reuses a connection would meet a server without its host`;
    yield { code: 'certificate-shared', on: ingress, path: ['spec', 'domains', index, 'certificate'], message, help: 'describe the domains of one certificate in one `MeshIngress`, or give each a certificate of its own' };
  }
}

/** TCP takes a whole port: Istio would serve it for the older Gateway, and drop the other's server. */
function* sharedPorts(ingress: MeshIngress, other: MeshIngress): Generator<Problem> {
  const [own, theirs] = [portsOf(ingress), portsOf(other)];
  for (const { port, path, tcp } of own) {
    const twin = theirs.find((one) => one.port === port && (tcp || one.tcp));
    if (!twin) continue;
    const message = `the port \`${port}\` is one of \`${nameOf(other)}\` too, on the same gateway pods, and TCP takes the whole of it`;
    yield { code: 'gateway-ports-meet', on: ingress, path, message, help: 'give each a port of its own', related: [{ on: other, path: twin.path, message: 'the other one' }] };
  }
}

interface GatewayPort {
  readonly port: number;
  readonly path: Path;
  readonly tcp: boolean;
}

function portsOf({ spec: { gateway: { ports: { http, https, tcp = [] } } } }: MeshIngress): GatewayPort[] {
  const path = ['spec', 'gateway', 'ports'];
  return [
    { port: http, path: [...path, 'http'], tcp: false },
    { port: https, path: [...path, 'https'], tcp: false },
    ...tcp.map(({ port }, index) => ({ port, path: [...path, 'tcp', index, 'port'], tcp: true })),
  ];
}

function nameOf({ metadata }: MeshIngress): string {
  return `${metadata.namespace}/${metadata.name}`;
}
