import type { PathRule } from '../../routing/intent';
import type { Problem } from '../../specs/problem';
import type { Application } from '../application';

interface Claim {
  readonly host: string;
  readonly namespace: string;
  readonly origin: PathRule['origin'];
}

/** Hosts that two namespaces claim, at whatever ingress and however TLS is spoken there. */
export function* hostClaims(applications: readonly Application[]): Generator<Problem> {
  const claims = new Map<string, Claim>();
  for (const claim of applications.flatMap(claimsOf)) {
    const first = claims.get(claim.host);
    if (!first) claims.set(claim.host, claim);
    else if (first.namespace !== claim.namespace) yield claimedTwice(claim, first);
  }
}

/** An exposure whose every path has a mistake claims nothing, and the part of a shared host only what is given to it. */
function claimsOf({ exposures, passthroughs }: Application): Claim[] {
  const whole = exposures.filter(({ application }) => application === undefined);
  return [...whole.flatMap(({ rules: [rule], ...rest }) => (rule ? [{ ...rest, origin: rule.origin }] : [])), ...passthroughs];
}

function claimedTwice({ host, origin }: Claim, { origin: other }: Claim): Problem {
  const name = ({ spec: { metadata } }: PathRule['origin']) => `\`${metadata.namespace}/${metadata.name}\``;
  return {
    code: 'host-claimed-twice',
    on: origin.spec,
    path: origin.path.slice(0, 3),
    message: `\`${host}\` is claimed from two namespaces, by ${name(other)} and by ${name(origin)}`,
    help: 'give each namespace a host of its own, or move both applications into one namespace',
    related: [{ on: other.spec, path: other.path.slice(0, 3), message: 'claimed here first' }],
  };
}
