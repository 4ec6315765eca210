import type { PathRule, Passthrough, PortPassage } from '../../routing/intent';
import type { Problem } from '../../specs/problem';
import type { Application } from '../application';

/** What one entry of `expose` alone may have: a name to which TLS is passed through, or a port of a gateway. */
interface Claim {
  /** The same for claims that meet. */
  readonly key: string;
  readonly code: string;
  readonly what: string;
  readonly origin: PathRule['origin'];
}

/** Two entries that claim one passed-through host or one port of a gateway: Istio would give it to the older, and of the other say nothing. */
export function* passageClaims(applications: readonly Application[]): Generator<Problem> {
  const all = applications.flatMap(({ passthroughs, portPassages }) => [...passthroughs.map(ofHost), ...portPassages.map(ofPort)]);
  const claims = new Map<string, Claim>();
  for (const claim of all) {
    const first = claims.get(claim.key);
    if (first) yield claimedTwice(claim, first.origin);
    else claims.set(claim.key, claim);
  }
}

/** Claims of two namespaces are told as such. */
function ofHost({ ingress: { metadata }, namespace, host, origin }: Passthrough): Claim {
  return { key: `${metadata.namespace}/${metadata.name} ${namespace} ${host}`, code: 'host-claimed-twice', what: `\`${host}\``, origin };
}

function ofPort({ ingress: { metadata }, gatewayPort, origin }: PortPassage): Claim {
  return { key: `${metadata.namespace}/${metadata.name} port ${gatewayPort}`, code: 'port-claimed-twice', what: `the gateway port \`${gatewayPort}\``, origin };
}

function claimedTwice({ code, what, origin }: Claim, first: PathRule['origin']): Problem {
  const name = ({ spec: { metadata } }: PathRule['origin']) => `\`${metadata.namespace}/${metadata.name}\``;
  return {
    code,
    on: origin.spec,
    path: origin.path.slice(0, 3),
    message: `${what} leads to one port of one application, and ${name(first)} and ${name(origin)} both claim it`,
    help: 'leave it to one of them',
    related: [{ on: first.spec, path: first.path.slice(0, 3), message: 'claimed here first' }],
  };
}
