import type { AuthRule, PathRule } from '../routing/intent';
import { parsePath, type PathPattern } from '../routing/path-pattern';
import type { Checked } from '../specs/checked';
import type { MeshIngress } from '../specs/mesh-ingress';
import type { Path } from '../specs/problem';
import type { PathRule as PathSpec, SecureApplication } from '../specs/secure-application';
import type { Application, Port } from './application';
import { backendAtGateway } from './backend-of';
import { choosePort } from './choose-port';
import { grpcMethods } from './grpc-methods';
import { withHead } from './methods';
import { pathLength } from './path-length';
import { resolveAuth } from './resolve-auth';
import { resolveServing } from './resolve-serving';
import { unfitPort } from './unfit-port';

/** What an entry of `expose` gives to each of its paths. */
export interface PathContext extends Pick<Application, 'mode' | 'service' | 'ports'> {
  readonly spec: SecureApplication;
  readonly ingress: MeshIngress;
  /** Of paths that name no port, and where it is chosen. */
  readonly port: Port;
  readonly portPlace: Path;
}

/** The rule of one path; none where a mistake keeps it from having one. */
export function* resolvePath(item: PathSpec, path: Path, context: PathContext): Checked<PathRule | undefined> {
  const { spec, ingress, ports, port: own, portPlace } = context;
  const port = item.port === undefined ? own : yield* choosePort(spec, item.port, [...path, 'port'], ports);
  if (port && !item.redirect) {
    yield* unfitPort(spec, port, item.port === undefined ? portPlace : [...path, 'port'], 'paths');
    yield* grpcMethods(spec, port, item.methods, [...path, 'methods']);
  }
  const methods = withHead(item.methods);
  const pattern: PathPattern = { ...parsePath(item.path), ...(item.encodedSlashes && { encodedSlashes: 'inNames' }) };
  yield* pathLength(spec, pattern, [...path, 'path']);
  const auth: AuthRule | undefined = item.redirect ? { kind: 'redirect', ...item.redirect } : yield* resolveAuth(spec, item.auth, path, ingress);
  return auth && port && {
    pattern,
    ...(methods && { methods }),
    auth,
    backend: backendAtGateway(context, port),
    serving: resolveServing(item, spec.spec.traffic, methods),
    origin: { spec, path },
  };
}
