import type { Checked } from '../specs/checked';
import type { MeshIngress } from '../specs/mesh-ingress';
import type { Path, Problem } from '../specs/problem';
import type { SecureApplication } from '../specs/secure-application';
import { domainOf, expandHost, hostCovers, type Grant, type TlsMode } from './hosts';
import type { IngressInSight } from './ingress-in-sight';
import { tableName } from './table-name';

/** The full name of a host, which must lie in a domain of the ingress and be granted to the application's namespace, for TLS in this mode. */
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
  const length = tableName({ ingress, host }).length;
  if (length > 253) {
    const message = `\`${host}\` is too long: the resources named after it would have names of ${length} characters, and Kubernetes takes 253`;
    yield { code: 'host-too-long', on: spec, path, message, help: 'expose a shorter host' };
    return undefined;
  }
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
