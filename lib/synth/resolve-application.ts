import { parsePath } from '../routing/path-pattern';
import { each, type Checked } from '../specs/checked';
import type { Path } from '../specs/problem';
import { speaksHttp } from '../specs/protocol';
import type { SecureApplication } from '../specs/secure-application';
import type { Application, Caller, Port } from './application';
import { choosePort } from './choose-port';
import type { NamespaceInSight } from './in-sight';
import type { IngressInSight } from './ingress-in-sight';
import { withHead } from './methods';
import type { ApiDocuments } from './openapi/api-document';
import { resolveExposures } from './resolve-exposures';
import { resolveWorkload } from './resolve-workload';

/** Resolves every default of a SecureApplication and checks every name in it against what is in sight. */
export function* resolveApplication(
  spec: SecureApplication, ingresses: readonly IngressInSight[], inSight: NamespaceInSight, apiDocuments: ApiDocuments,
): Checked<Application> {
  const workload = yield* resolveWorkload(spec, inSight);
  const { ports } = workload;
  return {
    spec,
    ...workload,
    ...yield* resolveExposures(spec, workload, { ingresses, apiDocuments }),
    callers: yield* each(spec.spec.callers ?? [], (caller, index) => resolveCaller(spec, caller, index, ports)),
  };
}

type CallerSpec = NonNullable<SecureApplication['spec']['callers']>[number];

function* resolveCaller(spec: SecureApplication, caller: CallerSpec, index: number, ports: readonly Port[]): Checked<Caller> {
  const path = ['spec', 'callers', index];
  yield* each(caller.ports ?? [], (name, at) => choosePort(spec, name, [...path, 'ports', at], ports));
  const usable = ports.filter(({ name }) => caller.ports?.includes(name) ?? true);
  const others = usable.filter((port) => !speaksHttp(port));
  yield* unreadPorts(spec, caller, path, others);
  return {
    namespace: caller.namespace ?? spec.metadata.namespace,
    ...(caller.serviceAccount !== undefined && { serviceAccount: caller.serviceAccount }),
    httpPorts: usable.filter(speaksHttp).map(({ targetPort }) => targetPort),
    otherPorts: others.map(({ targetPort }) => targetPort),
    ...(caller.methods && { methods: withHead(caller.methods) }),
    ...(caller.paths && { paths: caller.paths.map(parsePath) }),
    path,
  };
}

/** Istio drops a rule with methods or paths from ports that it does not read, which would close them to the caller without a word. */
function* unreadPorts(spec: SecureApplication, caller: CallerSpec, path: Path, others: readonly Port[]): Checked<void> {
  const [port] = others;
  for (const field of port ? ['methods', 'paths'] as const : []) {
    if (caller[field] === undefined) continue;
    const message = `\`${field}\` cannot be judged on the port \`${port!.name}\`, which speaks ${port!.protocol}: proxies do not read what goes over it`;
    yield { code: 'not-http', on: spec, path: [...path, field], message, help: 'list the ports that speak HTTP under `ports`, and the others in another entry for this caller' };
  }
}
