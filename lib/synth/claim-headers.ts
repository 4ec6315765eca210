import { sortedSet } from '../kube/order';
import type { MeshIngress } from '../specs/mesh-ingress';
import { writtenClaims } from './written-claims';

/**
 * The headers into which any provider writes claims, of every ingress that leads to one of these applications: a client's own copy must
 * reach no application, token or not.
 *
 * Servers in the manner of CGI read `-` and `_` as one, so that a copy in any mixture of the two goes as well.
 */
export function claimHeaders(ingresses: readonly MeshIngress[]): string[] {
  return sortedSet(ingresses.flatMap(writtenClaims).flatMap(({ header }) => spellings(header.toLowerCase())));
}

function spellings(header: string): string[] {
  const [first, ...rest] = header.split(/[-_]/);
  return rest.reduce((starts, part) => starts.flatMap((start) => [`${start}-${part}`, `${start}_${part}`]), [first!]);
}
