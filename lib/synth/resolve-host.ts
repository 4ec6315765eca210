import type { Checked } from '../specs/checked';
import type { MeshIngress } from '../specs/mesh-ingress';
import type { Path, Problem } from '../specs/problem';
import type { SecureApplication } from '../specs/secure-application';
import { domainOf, expandHost, hostCovers, type Grant, type TlsMode } from './hosts';
import type { IngressInSight } from './ingress-in-sight';
import { isGivenTo, sharedHostOf, type SharedHost } from './shared-hosts';
import { tableName } from './table-name';

/**
 * The full name of a host, which must lie in a domain of the ingress and be granted to the application's namespace, for TLS in this mode, or
 * shared with it.
 */
export function* resolveHost(
  spec: SecureApplication, text: string, path: Path, { spec: ingress, grantsTo }: IngressInSight, tls: TlsMode,
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
  if (shared) return yield* resolveShared(spec, path, ingress, shared, tls);
  const { namespace } = spec.metadata;
  const own = grantsTo.get(namespace) ?? [];
  const granted = own.filter((grant) => hostCovers(grant.host, host));
  if (granted.some((grant) => grant.tls === tls)) return host;
  if (granted[0]) {
    yield tlsDiffers(spec, path, ingress, granted[0], tls);
    return undefined;
  }
  const has = own.length === 0 ? 'is granted no host' : `is granted only ${[...new Set(own.map((grant) => `\`${grant.host}\``))].join(', ')}`;
  const message = `\`${host}\` is not granted to the namespace \`${namespace}\`, which ${has}`;
  const help = `ask the operator of \`${ingress.metadata.namespace}/${ingress.metadata.name}\` to add it to \`spec.grants\``;
  yield { code: 'ungranted-host', on: spec, path, message, help };
  return undefined;
}

/** The same of a host that applications share, whose paths the gateway must read to tell whose they are. */
function* resolveShared(
  spec: SecureApplication, path: Path, ingress: MeshIngress, { host, routes, index }: SharedHost, tls: TlsMode,
): Checked<string | undefined> {
  const { metadata } = ingress;
  if (!routes.some((route) => isGivenTo(route, spec.metadata))) {
    const message = `applications share \`${host}\`, and no part of it is given to \`${spec.metadata.namespace}/${spec.metadata.name}\``;
    yield { code: 'ungranted-host', on: spec, path, message, help: `ask the operator of \`${metadata.namespace}/${metadata.name}\` to give it a prefix in \`spec.sharedHosts\`` };
    return undefined;
  }
  if (tls === 'terminate') return host;
  yield {
    code: 'tls-differs',
    on: spec,
    path,
    message: `\`${host}\` is exposed with \`tls: ${tls}\`, and applications share it by its paths, which the gateway must read`,
    help: 'write `tls: terminate`, or expose another host',
    related: [{ on: ingress, path: ['spec', 'sharedHosts', index], message: 'shared here' }],
  };
  return undefined;
}

function tlsDiffers(spec: SecureApplication, path: Path, ingress: MeshIngress, { host, tls: granted, index }: Grant, tls: TlsMode): Problem {
  return {
    code: 'tls-differs',
    on: spec,
    path,
    message: `\`${host}\` is exposed with \`tls: ${tls}\`, and the ingress \`${ingress.metadata.name}\` grants it with \`tls: ${granted}\``,
    help: `write \`tls: ${granted}\`, or ask the operator to grant the host with \`tls: ${tls}\``,
    related: [{ on: ingress, path: ['spec', 'grants', index], message: 'granted here' }],
  };
}
