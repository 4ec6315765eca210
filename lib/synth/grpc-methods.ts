import type { Path, Problem } from '../specs/problem';
import type { SecureApplication } from '../specs/secure-application';
import type { Port } from './application';

/** Paths of gRPC for which no call would ever be made. */
export function* grpcMethods(
  spec: SecureApplication, { name, protocol }: Port, methods: readonly string[] | undefined, path: Path,
): Generator<Problem> {
  if (protocol !== 'GRPC' || methods === undefined || methods.includes('POST')) return;
  const message = `the port \`${name}\` speaks gRPC, whose every call is a \`POST\`: nobody would ever ask for this path by ${methods.map((method) => `\`${method}\``).join(' or ')}`;
  yield { code: 'without-effect', on: spec, path, message, help: 'leave `methods` out, or write `[POST]`' };
}
