import { compareText } from '../kube/order';
import type { Backend } from '../routing/intent';
import { speaksHttp } from '../specs/protocol';
import type { Version } from '../specs/secure-application';
import type { Application, Port } from './application';

/** What answers on a port of an application. */
export function backendOf({ spec: { spec: { versions, rollout } }, service }: Pick<Application, 'spec' | 'service'>, { port, targetPort, protocol }: Port): Backend {
  const delegate = rollout && speaksHttp({ protocol }) ? (rollout.flagger ? service : weightsOf(service, port)) : undefined;
  return { service, port, targetPort, ...(versions && { versions: versions.map(resolved) }), ...(delegate !== undefined && { delegate }) };
}

/** The same as a gateway knows it: in ambient mode the waypoint chooses among the versions, for all clients. */
export function backendAtGateway(application: Pick<Application, 'spec' | 'service' | 'mode'>, port: Port): Backend {
  return application.mode === 'ambient' ? { service: application.service, port: port.port, targetPort: port.targetPort } : backendOf(application, port);
}

/** The VirtualService in which Argo Rollouts keeps the weights of a port; no Service and no host has such a name. */
export function weightsOf(service: string, port: number): string {
  return `${service}.${port}`;
}

function resolved({ name, weight, match }: Version): NonNullable<Backend['versions']>[number] {
  const headers = Object.entries(match?.headers ?? {}).map(([header, value]) => [header.toLowerCase(), value] as const);
  return { name, weight, ...(match && { headers: Object.fromEntries(headers.sort(([a], [b]) => compareText(a, b))) }) };
}
