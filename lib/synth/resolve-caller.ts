import { parsePath } from '../routing/path-pattern';
import { each, type Checked } from '../specs/checked';
import type { JwtProvider, MeshIngress } from '../specs/mesh-ingress';
import type { Path } from '../specs/problem';
import { speaksHttp } from '../specs/protocol';
import type { Caller as CallerSpec, JwtRule, SecureApplication } from '../specs/secure-application';
import type { AskedToken, Caller, Port } from './application';
import { choosePort } from './choose-port';
import { withHead } from './methods';
import { providerOf, resolveToken } from './resolve-auth';

/** What an application has for each of its callers. */
export interface CallerContext {
  readonly ports: readonly Port[];
  /** Those whose providers are meant: the ones it is exposed on, else all in sight. */
  readonly ingresses: readonly MeshIngress[];
}

/** A client in the mesh, with what it may use and the token that it must bring. */
export function* resolveCaller(spec: SecureApplication, caller: CallerSpec, index: number, { ports, ingresses }: CallerContext): Checked<Caller> {
  const path = ['spec', 'callers', index];
  yield* each(caller.ports ?? [], (name, at) => choosePort(spec, name, [...path, 'ports', at], ports));
  const usable = ports.filter(({ name }) => caller.ports?.includes(name) ?? true);
  const others = usable.filter((port) => !speaksHttp(port));
  yield* unreadPorts(spec, caller, path, others);
  yield* unchosenVersions(spec, path, others);
  const token = caller.jwt && (yield* callersToken(spec, caller.jwt, [...path, 'jwt'], ingresses));
  return {
    namespace: caller.namespace ?? spec.metadata.namespace,
    ...(caller.serviceAccount !== undefined && { serviceAccount: caller.serviceAccount }),
    httpPorts: usable.filter(speaksHttp),
    otherPorts: others,
    ...(caller.methods && { methods: withHead(caller.methods) }),
    ...(caller.paths && { paths: caller.paths.map(parsePath) }),
    ...(token && { token }),
    path,
  };
}

/** Istio drops a rule about requests from ports that it does not read, which would close them to the caller without a word. */
function* unreadPorts(spec: SecureApplication, caller: CallerSpec, path: Path, [port]: readonly Port[]): Checked<void> {
  for (const field of port ? ['methods', 'paths', 'jwt'] as const : []) {
    if (caller[field] === undefined) continue;
    const message = `\`${field}\` cannot be judged on the port \`${port!.name}\`, which speaks ${port!.protocol}: proxies do not read what goes over it`;
    yield { code: 'not-http', on: spec, path: [...path, field], message, help: 'list the ports that speak HTTP under `ports`, and the others in another entry for this caller' };
  }
}

/** Istio routes TLS inside the mesh by the name in its handshake alone, which is whatever the client has for the server. */
function* unchosenVersions(spec: SecureApplication, path: Path, others: readonly Port[]): Checked<void> {
  const port = spec.spec.versions && others.find(({ protocol }) => protocol !== 'TCP');
  if (!port) return;
  const message = `this caller may use the port \`${port.name}\`, which speaks ${port.protocol}: proxies in the mesh choose no version there, so that any pod would get its connections`;
  yield { code: 'not-http', on: spec, path, message, help: 'list the other ports under `ports`, or leave `versions` out' };
}

function* callersToken(spec: SecureApplication, jwt: JwtRule, path: Path, ingresses: readonly MeshIngress[]): Checked<AskedToken | undefined> {
  const meant = ingresses.filter((ingress) => providerOf(ingress, jwt) !== undefined);
  const ingress = meant[0] ?? ingresses[0];
  if (!ingress) {
    yield { code: 'no-ingress', on: spec, path, message: 'no `MeshIngress` is in sight, whose providers tokens come from', help: 'give the `MeshIngress` that your platform publishes as well' };
    return undefined;
  }
  const other = meant.find((one) => tokensOf(providerOf(one, jwt)!) !== tokensOf(providerOf(ingress, jwt)!));
  if (other) {
    const names = [ingress, other].map(({ metadata }) => `\`${metadata.namespace}/${metadata.name}\``);
    const which = jwt.provider === undefined ? 'a default provider' : `a provider \`${jwt.provider}\``;
    yield { code: 'ambiguous-provider', on: spec, path, message: `${names[0]} and ${names[1]} each have ${which}, and their tokens differ`, help: 'name a provider that one of them alone has' };
    return undefined;
  }
  return yield* resolveToken(spec, jwt, path, ingress);
}

/** Which tokens a provider accepts; keys that differ for one issuer are told elsewhere. */
function tokensOf({ issuer, audiences, anyAudience }: JwtProvider): string {
  return JSON.stringify([issuer, audiences && [...audiences].sort(), anyAudience !== undefined]);
}
