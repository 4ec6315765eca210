import { nearest } from '../../specs/did-you-mean';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Problem } from '../../specs/problem';

/** Grants of gateway ports that the gateway does not open. */
export function* grantedPorts(ingress: MeshIngress): Generator<Problem> {
  const open = (ingress.spec.gateway.ports.tcp ?? []).map(({ name }) => name);
  for (const [index, { gatewayPorts = [] }] of (ingress.spec.grants ?? []).entries()) {
    for (const [at, name] of gatewayPorts.entries()) {
      if (open.includes(name)) continue;
      const guess = nearest(name, open);
      const message = `there is no port \`${name}\` in \`spec.gateway.ports.tcp\`, which has ${open.map((one) => `\`${one}\``).join(', ') || 'none'}`;
      const help = guess === undefined ? 'open it there, or leave it out' : `did you mean \`${guess}\`?`;
      yield { code: 'unknown-gateway-port', on: ingress, path: ['spec', 'grants', index, 'gatewayPorts', at], message, help };
    }
  }
}
