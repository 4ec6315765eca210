import type { Checked } from '../specs/checked';
import { nearest } from '../specs/did-you-mean';
import type { MeshIngress } from '../specs/mesh-ingress';
import type { Path } from '../specs/problem';
import type { SecureApplication } from '../specs/secure-application';
import { gatewayPortsOf } from './gateway-ports';

/** The name of a port of the gateway, which must be open and granted to the application's namespace. */
export function* resolveGatewayPort(spec: SecureApplication, name: string, path: Path, ingress: MeshIngress): Checked<string | undefined> {
  const { metadata: { namespace } } = spec;
  const ports = gatewayPortsOf(ingress);
  const port = ports.find((one) => one.name === name);
  if (!port) {
    const names = ports.map((one) => one.name);
    const has = names.length === 0 ? 'opens none' : `opens ${names.map((one) => `\`${one}\``).join(', ')}`;
    const guess = nearest(name, names);
    const help = guess === undefined ? 'ask the operator to open it in `spec.gateway.ports.tcp`' : `did you mean \`${guess}\`?`;
    yield { code: 'unknown-gateway-port', on: spec, path, message: `there is no port \`${name}\` at the gateway of the ingress \`${ingress.metadata.name}\`, which ${has}`, help };
    return undefined;
  }
  if (port.namespaces.includes(namespace)) return name;
  const help = `ask the operator of \`${ingress.metadata.namespace}/${ingress.metadata.name}\` to add it to \`gatewayPorts\` of a grant`;
  yield { code: 'ungranted-port', on: spec, path, message: `the gateway port \`${name}\` is not granted to the namespace \`${namespace}\``, help };
  return undefined;
}
