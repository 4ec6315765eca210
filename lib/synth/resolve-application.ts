import { parsePath } from '../routing/path-pattern';
import { each, type Checked } from '../specs/checked';
import type { MeshSettings } from '../specs/mesh-settings';
import type { SecureApplication } from '../specs/secure-application';
import type { Application, Caller, Port } from './application';
import { choosePort } from './choose-port';
import type { NamespaceInSight } from './in-sight';
import type { IngressInSight } from './ingress-in-sight';
import { withHead } from './methods';
import { resolveExposures } from './resolve-exposures';
import { resolveMetrics } from './resolve-metrics';
import { resolveWorkload } from './resolve-workload';

/** Resolves every default of a SecureApplication and checks every name in it against what is in sight. */
export function* resolveApplication(
  spec: SecureApplication, ingresses: readonly IngressInSight[], inSight: NamespaceInSight, settings: MeshSettings | undefined,
): Checked<Application> {
  const workload = yield* resolveWorkload(spec, inSight);
  const { ports } = workload;
  const exposures = yield* resolveExposures(spec, workload, ingresses);
  const metrics = yield* resolveMetrics(spec, ports, settings);
  return {
    spec,
    ...workload,
    exposures,
    ...(metrics && { metrics }),
    callers: yield* each(spec.spec.callers ?? [], (caller, index) => resolveCaller(spec, caller, index, ports)),
  };
}

type CallerSpec = NonNullable<SecureApplication['spec']['callers']>[number];

function* resolveCaller(spec: SecureApplication, caller: CallerSpec, index: number, ports: readonly Port[]): Checked<Caller> {
  const path = ['spec', 'callers', index];
  yield* each(caller.ports ?? [], (name, at) => choosePort(spec, name, [...path, 'ports', at], ports));
  const usable = ports.filter(({ name }) => caller.ports?.includes(name) ?? true);
  return {
    namespace: caller.namespace ?? spec.metadata.namespace,
    ...(caller.serviceAccount !== undefined && { serviceAccount: caller.serviceAccount }),
    targetPorts: usable.map(({ targetPort }) => targetPort),
    ...(caller.methods && { methods: withHead(caller.methods) }),
    ...(caller.paths && { paths: caller.paths.map(parsePath) }),
    path,
  };
}
