import type { Checked } from '../specs/checked';
import { nearest } from '../specs/did-you-mean';
import type { Path } from '../specs/problem';
import type { SecureApplication } from '../specs/secure-application';
import type { IngressInSight } from './ingress-in-sight';

type Entry = NonNullable<SecureApplication['spec']['expose']>[number];

/** The ingress that an entry of `expose` names; where it names none, the default one, or the only one in sight. */
export function* chooseIngress(
  application: SecureApplication, entry: Entry, path: Path, ingresses: readonly IngressInSight[],
): Checked<IngressInSight | undefined> {
  if (ingresses.length === 0) {
    yield { code: 'no-ingress', on: application, path, message: 'no `MeshIngress` is in sight', help: 'give the `MeshIngress` that your platform publishes as well' };
    return undefined;
  }
  return entry.ingress ? yield* named(application, entry.ingress, [...path, 'ingress'], ingresses) : yield* unnamed(application, path, ingresses);
}

function* named(
  application: SecureApplication, wanted: NonNullable<Entry['ingress']>, path: Path, ingresses: readonly IngressInSight[],
): Checked<IngressInSight | undefined> {
  const found = ingresses.filter(({ spec: { metadata: { name, namespace } } }) => (
    name === wanted.name && (wanted.namespace ?? namespace) === namespace
  ));
  if (found.length === 1) return found[0];
  const text = wanted.namespace === undefined ? wanted.name : `${wanted.namespace}/${wanted.name}`;
  if (found.length > 1) {
    const message = `\`${text}\` is the name of several ingresses: ${listed(found)}`;
    yield { code: 'ambiguous-ingress', on: application, path, message, help: 'write its `namespace` too' };
    return undefined;
  }
  const guess = nearest(wanted.name, ingresses.map(({ spec: { metadata } }) => metadata.name));
  const help = guess !== undefined && guess !== wanted.name ? `did you mean \`${guess}\`?` : 'name one of these, or give the `MeshIngress` that is meant as well';
  yield { code: 'unknown-ingress', on: application, path: [...path, 'name'], message: `there is no ingress \`${text}\` in sight, only ${listed(ingresses)}`, help };
  return undefined;
}

function* unnamed(application: SecureApplication, path: Path, ingresses: readonly IngressInSight[]): Checked<IngressInSight | undefined> {
  if (ingresses.length === 1) return ingresses[0];
  const defaults = ingresses.filter(({ spec }) => spec.spec.default);
  if (defaults.length === 1) return defaults[0];
  const reason = defaults.length === 0 ? 'none of them is marked `default: true`' : `several are marked \`default: true\`: ${listed(defaults)}`;
  const message = `this entry names no ingress, ${ingresses.length} are in sight, and ${reason}`;
  yield { code: 'ambiguous-ingress', on: application, path, message, help: `write \`ingress: {name: …}\` with one of ${listed(ingresses)}` };
  return undefined;
}

function listed(ingresses: readonly IngressInSight[]): string {
  return ingresses.map(({ spec: { metadata } }) => `\`${metadata.namespace}/${metadata.name}\``).join(', ');
}
