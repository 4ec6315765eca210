import { compareText } from '../kube/order';
import type { Backend } from '../routing/intent';
import { speaksHttp } from '../specs/protocol';
import type { SecureApplication, Version } from '../specs/secure-application';
import type { Port } from './application';

/** What answers on a port of an application. */
export function backendOf({ spec: { versions, rollout } }: SecureApplication, service: string, { port, targetPort, protocol }: Port): Backend {
  const delegate = rollout && speaksHttp({ protocol }) ? (rollout.flagger ? service : weightsOf(service, port)) : undefined;
  return { service, port, targetPort, ...(versions && { versions: versions.map(resolved) }), ...(delegate !== undefined && { delegate }) };
}

/** The VirtualService in which Argo Rollouts keeps the weights of a port; no Service and no host has such a name. */
export function weightsOf(service: string, port: number): string {
  return `${service}.${port}`;
}

function resolved({ name, weight, match }: Version): NonNullable<Backend['versions']>[number] {
  const headers = Object.entries(match?.headers ?? {}).map(([header, value]) => [header.toLowerCase(), value] as const);
  return { name, weight, ...(match && { headers: Object.fromEntries(headers.sort(([a], [b]) => compareText(a, b))) }) };
}
