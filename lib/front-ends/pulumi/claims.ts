import type { Problem } from '../../specs/problem';
import type { SecureApplication } from '../../specs/secure-application';
import type { ExposedHost } from './exposed-hosts';
import type { Given } from './given';
import type { Claim, Settled } from './neighbours';

/** Hosts that an earlier component exposes: their routes are one resource, which a later component cannot add to. */
export function* claimProblems(hosts: readonly ExposedHost[], claims: readonly Claim[]): Generator<Problem> {
  const claimed = new Map(claims.map((claim) => [claim.host, claim]));
  for (const { host, from: { spec, path } } of hosts) {
    const first = claimed.get(host);
    if (!first) continue;
    const together = first.on.spec!.metadata.namespace === ('namespace' in spec.metadata && spec.metadata.namespace);
    yield {
      code: 'host-claimed-twice',
      on: spec,
      path,
      message: `\`${host}\` is exposed by \`${first.on.construct}\` already, and the routes of a host belong to one component`,
      help: together ? 'write both applications in one `SecureApplications`' : 'give each namespace a host of its own, or move both applications into one namespace and one `SecureApplications`',
      related: [{ on: first.on.spec!, path: first.path, message: 'exposed here first' }],
    };
  }
}

/** What later components must know of these applications. */
export function settled(given: readonly Given<SecureApplication>[], hosts: readonly ExposedHost[]): Pick<Settled, 'applications' | 'claims'> {
  const inside = new Map<object, Given<SecureApplication>>(given.map((one) => [one.spec!, insideOf(one)]));
  return {
    applications: [...inside.values()],
    claims: hosts.map(({ host, from: { spec, path } }) => ({ host, on: inside.get(spec)!, path })),
  };
}

/** An application as it is inside the mesh: others are checked against its workload, and what it exposes is claimed apart. */
function insideOf(given: Given<SecureApplication>): Given<SecureApplication> {
  return { ...given, document: unexposed(given.document as SecureApplication), spec: unexposed(given.spec!) };
}

function unexposed({ spec: { expose: _, ...spec }, ...application }: SecureApplication): SecureApplication {
  return { ...application, spec };
}
