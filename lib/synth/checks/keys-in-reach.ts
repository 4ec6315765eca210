import { contains, parsePath } from '../../routing/path-pattern';
import type { JwtProvider, MeshIngress } from '../../specs/mesh-ingress';
import type { Problem } from '../../specs/problem';
import type { Application, Caller } from '../application';

/** Services that keys are fetched from and whose own application lets in nobody for it: every token would be refused. */
export function* keysInReach(applications: readonly Application[], ingresses: readonly MeshIngress[]): Generator<Problem> {
  for (const ingress of ingresses) {
    for (const [index, { jwksService: asked }] of (ingress.spec.jwt?.providers ?? []).entries()) {
      const application = asked && applications.find(({ spec, service }) => spec.metadata.namespace === asked.namespace && service === asked.name);
      if (application?.callers.every((caller) => !mayFetch(caller, application, asked!))) yield outOfReach(ingress, index, application);
    }
  }
}

function mayFetch({ httpPorts, methods, paths }: Caller, { ports }: Application, { port, path }: NonNullable<JwtProvider['jwksService']>): boolean {
  const target = ports.find((one) => one.port === port);
  return target !== undefined && httpPorts.includes(target)
    && (methods?.includes('GET') ?? true) && (paths?.some((pattern) => contains(pattern, parsePath(path))) ?? true);
}

function outOfReach(ingress: MeshIngress, index: number, { spec }: Application): Problem {
  const { name, namespace } = spec.metadata;
  return {
    code: 'keys-out-of-reach',
    on: ingress,
    path: ['spec', 'jwt', 'providers', index, 'jwksService'],
    message: `the application \`${namespace}/${name}\` behind this Service lets in no caller for its keys, and Istio's control plane, which fetches them, has no identity to be let in by`,
    help: 'list the applications that take its tokens as its `callers` and let their proxies fetch the keys (`PILOT_JWT_ENABLE_REMOTE_JWKS: hybrid`), or expose the path and give its `https` address as `jwksUri`',
    related: [{ on: spec, path: ['spec'], message: 'the application' }],
  };
}
