import type { MeshSettings } from '../../specs/mesh-settings';
import type { Path, Problem } from '../../specs/problem';
import type { Application } from '../application';
import { egressHosts, type EgressHost } from '../egress';
import { outsideHostsOf, type OutsideHost, type OutsidePort } from '../outside-host';

/**
 * What applications list and the egress gateway would refuse: it is the operator who says what may be called through it, and by whom.
 *
 * A port must be said alike on both sides, since one encrypts and the other leads on.
 */
export function* egressGranted(applications: readonly Application[], settings: MeshSettings | undefined): Generator<Problem> {
  if (!settings?.spec.egressGateway) return;
  const granted = new Map(egressHosts(settings).map((one) => [one.host, one]));
  for (const application of applications) {
    for (const [index, entry] of (application.spec.spec.callees?.external ?? []).entries()) {
      const path = ['spec', 'callees', 'external', index];
      for (const one of outsideHostsOf(entry)) {
        const found = granted.get(one.host);
        if (found) yield* differences(application, one, found, path);
        else yield notListed(application, one, settings, path);
      }
    }
  }
}

function notListed({ spec, serviceAccounts }: Application, { host, addresses }: Pick<OutsideHost, 'host' | 'addresses'>, settings: MeshSettings, path: Path): Problem {
  const name = addresses.length > 0 ? addresses.join(', ') : host;
  return {
    code: 'egress-not-granted',
    on: spec,
    path,
    message: `\`${name}\` is not among the \`external\` of the egress gateway, through which all leaves the mesh`,
    help: `ask an operator to add it there, with ${asCaller(spec.metadata.namespace, serviceAccounts)} among its \`callers\``,
    related: [{ on: settings, path: ['spec', 'egressGateway'], message: 'the egress gateway' }],
  };
}

function* differences(
  { spec, serviceAccounts }: Application, { host, addresses, ports }: Pick<OutsideHost, 'host' | 'addresses' | 'ports'>, granted: EgressHost, path: Path,
): Generator<Problem> {
  const { namespace } = spec.metadata;
  const [origin] = granted.origins;
  const related = [{ on: origin.spec, path: origin.path, message: 'what the operator says of it' }];
  const missing = serviceAccounts.filter((account) => !granted.callers.some((one) => one.namespace === namespace && one.serviceAccount === account));
  if (missing.length > 0) {
    const message = `${asCaller(namespace, missing)} is not among the \`callers\` of \`${host}\` at the egress gateway, which would refuse it`;
    yield { code: 'egress-not-granted', on: spec, path, message, help: 'ask an operator to add it there, or leave this callee out', related };
  }
  for (const port of ports.filter((one) => !granted.ports.some((other) => said(one) === said(other)))) {
    const message = `the egress gateway does not lead to \`${host}\` on ${said(port)}; it does on ${granted.ports.map(said).join(', ')}`;
    yield { code: 'egress-not-granted', on: spec, path: [...path, 'ports'], message, help: 'write a port as the operator does, or ask an operator to add it', related };
  }
  const elsewhere = addresses.filter((address) => !granted.addresses.includes(address));
  if (elsewhere.length > 0) {
    const message = `the egress gateway does not have \`${host}\` at ${elsewhere.map((address) => `\`${address}\``).join(', ')}`;
    yield { code: 'egress-not-granted', on: spec, path: [...path, 'addresses'], message, help: 'write the addresses that the operator does', related };
  }
}

function asCaller(namespace: string, serviceAccounts: readonly string[]): string {
  return serviceAccounts.map((serviceAccount) => `\`{serviceAccount: ${serviceAccount}, namespace: ${namespace}}\``).join(' and ');
}

/** A port as both must write it. */
function said({ port, protocol, tlsPort }: OutsidePort): string {
  return `\`{port: ${port}, protocol: ${protocol}${tlsPort === undefined ? '' : `, tls: {port: ${tlsPort}}`}}\``;
}
