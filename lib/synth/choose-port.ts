import type { Checked } from '../specs/checked';
import { nearest } from '../specs/did-you-mean';
import type { Path } from '../specs/problem';
import type { SecureApplication } from '../specs/secure-application';
import type { Port } from './application';

/** The declared port of a name. */
export function* choosePort(spec: SecureApplication, name: string, path: Path, ports: readonly Port[]): Checked<Port | undefined> {
  const port = ports.find((candidate) => candidate.name === name);
  if (port) return port;
  const names = ports.map((candidate) => candidate.name);
  const guess = nearest(name, names);
  const help = guess === undefined ? 'name one of these, or declare the port under `spec.ports`' : `did you mean \`${guess}\`?`;
  const message = `\`${name}\` is no port of this application, which has ${names.map((one) => `\`${one}\``).join(', ')}`;
  yield { code: 'unknown-port', on: spec, path, message, help, related: [{ on: spec, path: ['spec', 'ports'], message: 'the declared ports' }] };
  return undefined;
}
