import { each, type Checked } from '../specs/checked';
import type { MeshIngress } from '../specs/mesh-ingress';
import type { MeshSettings } from '../specs/mesh-settings';
import type { SecureApplication } from '../specs/secure-application';
import type { Application } from './application';
import type { NamespaceInSight } from './in-sight';
import type { IngressInSight } from './ingress-in-sight';
import type { ApiDocuments } from './openapi/api-document';
import { resolveCaller } from './resolve-caller';
import { resolveExposures } from './resolve-exposures';
import { resolveMetrics } from './resolve-metrics';
import { resolveWorkload } from './resolve-workload';

/** What applications are given beside the ingresses. */
export interface Given {
  readonly apiDocuments: ApiDocuments;
  readonly settings: MeshSettings | undefined;
}

/** Resolves every default of a SecureApplication and checks every name in it against what is in sight. */
export function* resolveApplication(
  spec: SecureApplication, ingresses: readonly IngressInSight[], inSight: NamespaceInSight, { apiDocuments, settings }: Given,
): Checked<Application> {
  const workload = { ...yield* resolveWorkload(spec, inSight), mode: settings?.spec.mode ?? 'sidecar' } as const;
  const exposed = yield* resolveExposures(spec, workload, { ingresses, apiDocuments });
  const metrics = yield* resolveMetrics(spec, workload.ports, settings);
  const own = [...exposed.exposures, ...exposed.passthroughs, ...exposed.portPassages].map(({ ingress }) => ingress);
  const context = { ports: workload.ports, ingresses: own.length > 0 ? [...new Set(own)] : ingresses.map((ingress) => ingress.spec) };
  return {
    spec,
    ...workload,
    ...exposed,
    signsIn: signsIn(spec, workload, ingresses.map((ingress) => ingress.spec)),
    ...(metrics && { metrics }),
    callers: yield* each(spec.spec.callers ?? [], (caller, index) => resolveCaller(spec, caller, index, context)),
  };
}

/** By which of the ingresses users are led here to log in. */
function signsIn(
  { metadata }: SecureApplication, { service, ports }: Pick<Application, 'service' | 'ports'>, ingresses: readonly MeshIngress[],
): Application['signsIn'] {
  return ingresses.flatMap((ingress) => {
    const { login, authorizers = [] } = ingress.spec;
    const authorizer = authorizers.find(({ name }) => name === login?.authorizer.name);
    const isBehind = authorizer?.service.name === service && authorizer.service.namespace === metadata.namespace;
    const port = isBehind ? ports.find((one) => one.port === authorizer.port) : undefined;
    return port ? [{ ingress, port }] : [];
  });
}
