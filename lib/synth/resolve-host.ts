import type { Checked } from '../specs/checked';
import type { MeshIngress } from '../specs/mesh-ingress';
import type { Path, Problem } from '../specs/problem';
import type { SecureApplication } from '../specs/secure-application';
import { domainOf, expandHost, hostCovers } from './hosts';
import type { IngressInSight } from './ingress-in-sight';
import { isGivenTo, sharedHostOf } from './shared-hosts';
import { tableName } from './table-name';

/** The full name of a host, which must lie in a domain of the ingress and be granted to the application's namespace, or shared with it. */
export function* resolveHost(
  spec: SecureApplication, text: string, path: Path, { spec: ingress, hostsOf }: IngressInSight,
): Checked<string | undefined> {
  const host = expandHost(text, ingress);
  if (!domainOf(host, ingress)) {
    const domains = ingress.spec.domains.map(({ name }) => `\`${name}\``).join(', ');
    const message = `\`${host}\` is in no domain of the ingress \`${ingress.metadata.name}\`, which has ${domains}`;
    yield { code: 'foreign-host', on: spec, path, message, help: `write a label for \`<label>.${ingress.spec.domains[0]!.name}\`, or a full name in one of its domains` };
    return undefined;
  }
  const shared = sharedHostOf(ingress, host);
  const { length } = tableName({ ingress, host, ...(shared && { application: spec.metadata.name }) });
  if (length > 253) {
    const message = `\`${host}\` is too long: the resources named after it would have names of ${length} characters, and Kubernetes takes 253`;
    yield { code: 'host-too-long', on: spec, path, message, help: 'expose a shorter host' };
    return undefined;
  }
  const own = hostsOf.get(spec.metadata.namespace) ?? [];
  if (shared ? shared.routes.some((route) => isGivenTo(route, spec.metadata)) : own.some((granted) => hostCovers(granted, host))) return host;
  yield shared ? unshared(spec, host, path, ingress) : ungranted(spec, host, path, ingress, own);
  return undefined;
}

function unshared(spec: SecureApplication, host: string, path: Path, { metadata }: MeshIngress): Problem {
  const message = `applications share \`${host}\`, and no part of it is given to \`${spec.metadata.namespace}/${spec.metadata.name}\``;
  return { code: 'ungranted-host', on: spec, path, message, help: `ask the operator of \`${metadata.namespace}/${metadata.name}\` to give it a prefix in \`spec.sharedHosts\`` };
}

function ungranted(spec: SecureApplication, host: string, path: Path, { metadata }: MeshIngress, own: readonly string[]): Problem {
  const has = own.length === 0 ? 'is granted no host' : `is granted only ${[...new Set(own)].map((granted) => `\`${granted}\``).join(', ')}`;
  const message = `\`${host}\` is not granted to the namespace \`${spec.metadata.namespace}\`, which ${has}`;
  return { code: 'ungranted-host', on: spec, path, message, help: `ask the operator of \`${metadata.namespace}/${metadata.name}\` to add it to \`spec.grants\`` };
}
