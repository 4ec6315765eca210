import { anythingBelow } from '../../routing/istio/path-regex';
import { contains, parsePath } from '../../routing/path-pattern';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Path, Problem } from '../../specs/problem';
import { expandHost, hostCovers } from '../hosts';
import { pathLength } from '../path-length';
import { isGivenTo, isWrittenLike, sharedHostsOf, type SharedHost, type SharedRoute } from '../shared-hosts';
import { tableName } from '../table-name';

/** Shared hosts that somebody else could serve as well, or whose parts nobody could tell apart. */
export function* sharedHosts(ingress: MeshIngress): Generator<Problem> {
  const hosts = sharedHostsOf(ingress);
  yield* twice(ingress, hosts);
  for (const shared of hosts) {
    yield* alsoGranted(ingress, shared);
    yield* longNames(ingress, shared);
    yield* partsThatMeet(ingress, shared);
  }
}

function placeOf({ index }: SharedHost): Path {
  return ['spec', 'sharedHosts', index, 'host'];
}

/** A label and the full name that it stands for. */
function* twice(ingress: MeshIngress, hosts: readonly SharedHost[]): Generator<Problem> {
  for (const [at, shared] of hosts.entries()) {
    const first = hosts.slice(0, at).find(({ host }) => host === shared.host);
    if (!first) continue;
    yield { code: 'duplicate', on: ingress, path: placeOf(shared), message: `the shared host \`${shared.host}\` is given twice`, help: 'list each host once, with all its routes', related: [{ on: ingress, path: placeOf(first), message: 'first given here' }] };
  }
}

/** Whoever is granted the whole host could take what others were given of it. */
function* alsoGranted(ingress: MeshIngress, shared: SharedHost): Generator<Problem> {
  for (const [index, { hosts = [], namespaces }] of (ingress.spec.grants ?? []).entries()) {
    const at = hosts.findIndex((text) => hostCovers(expandHost(text, ingress), shared.host));
    if (at === -1) continue;
    const message = `\`${shared.host}\` is shared, and granted as a whole to ${namespaces.map((name) => `\`${name}\``).join(', ')} too, which could serve what others are given of it`;
    yield {
      code: 'host-granted-twice',
      on: ingress,
      path: placeOf(shared),
      message,
      help: 'take it out of the grant, or leave the host to that namespace alone; a wildcard grants every name one level below',
      related: [{ on: ingress, path: ['spec', 'grants', index, 'hosts', at], message: 'granted here' }],
    };
  }
}

function* longNames(ingress: MeshIngress, shared: SharedHost): Generator<Problem> {
  const { length } = tableName({ ingress, host: shared.host });
  if (length <= 253) return;
  const message = `\`${shared.host}\` is too long: the resources named after it would have names of ${length} characters, and Kubernetes takes 253`;
  yield { code: 'host-too-long', on: ingress, path: placeOf(shared), message, help: 'share a shorter host' };
}

function* partsThatMeet(ingress: MeshIngress, { index, routes }: SharedHost): Generator<Problem> {
  const place = (route: SharedRoute) => ['spec', 'sharedHosts', index, 'routes', route.index, 'prefix'];
  for (const [at, route] of routes.entries()) {
    yield* pathLength(ingress, parsePath(route.prefix), place(route), (regex) => `${regex}${anythingBelow}`);
    const around = routes.slice(at + 1).find((other) => contains(other.pattern, route.pattern));
    const related = around && [{ on: ingress, path: place(around), message: 'the other one' }];
    if (around && !isWrittenLike(around, route.pattern)) {
      const message = `\`${route.prefix}\` lies in \`${around.prefix}\` but for the case of letters: many applications take both for one`;
      yield { code: 'paths-conflict', on: ingress, path: place(route), message, help: 'write what both have in common in the same case', related };
    } else if (around && isGivenTo(around, route.application)) {
      const message = `\`${route.prefix}\` lies in \`${around.prefix}\`, which is given to the same application`;
      yield { code: 'duplicate', on: ingress, path: place(route), message, help: 'leave one of them out', related };
    }
  }
}
