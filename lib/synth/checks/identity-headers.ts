import type { HeaderChanges } from '../../routing/intent';
import { sameHeader } from '../../specs/header';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Path, Problem } from '../../specs/problem';
import type { SecureApplication } from '../../specs/secure-application';
import type { Application } from '../application';
import { writtenClaims } from '../written-claims';

/**
 * Changes of request headers that carry tokens or claims at one of the application's ingresses, which would say who somebody is, and
 * versions that are asked for by one: at the gateway it is what the client wrote there.
 */
export function* identityHeaders(applications: readonly Application[]): Generator<Problem> {
  for (const { spec, exposures } of applications) {
    const owners = ownersOf(exposures.map(({ ingress }) => ingress));
    for (const [index, { match }] of (spec.spec.versions ?? []).entries()) {
      yield* owned(spec, owners, Object.keys(match?.headers ?? {}).map((name) => [name, ['spec', 'versions', index, 'match', 'headers', name]] as const));
    }
    for (const { serving: { headers }, origin: { path } } of exposures.flatMap(({ rules }) => rules)) {
      yield* owned(spec, owners, namesIn(headers?.request ?? {}).map(([name, place]) => [name, [...path, 'headers', 'request', ...place]] as const));
    }
  }
}

type Named = readonly [name: string, place: Path];

function* owned(on: SecureApplication, owners: ReadonlyMap<string, MeshIngress>, names: readonly Named[]): Generator<Problem> {
  for (const [name, path] of names) {
    const owner = owners.get(sameHeader(name));
    if (!owner) continue;
    const message = `the header \`${name}\` says who somebody is: the ingress \`${owner.metadata.name}\` reads tokens from it or writes claims to it`;
    yield { code: 'reserved-header', on, path, message, help: 'choose another name' };
  }
}

function ownersOf(ingresses: readonly MeshIngress[]): Map<string, MeshIngress> {
  return new Map(ingresses.flatMap((ingress) => (
    [...tokenHeaders(ingress), ...writtenClaims(ingress).map(({ header }) => header)].map((name) => [sameHeader(name), ingress] as const)
  )));
}

function tokenHeaders({ spec: { jwt } }: MeshIngress): string[] {
  return (jwt?.providers ?? []).flatMap(({ tokenFrom }) => tokenFrom.headers.map(({ name }) => name));
}

/** Names that are taken away are sorted by now, so that their list stands for them. */
function namesIn({ set = {}, add = {}, remove = [] }: HeaderChanges): Named[] {
  return [
    ...Object.keys(set).map((name) => [name, ['set', name]] as const),
    ...Object.keys(add).map((name) => [name, ['add', name]] as const),
    ...remove.map((name) => [name, ['remove']] as const),
  ];
}
