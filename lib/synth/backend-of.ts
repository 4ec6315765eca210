import { compareText } from '../kube/order';
import type { Backend } from '../routing/intent';
import type { SecureApplication, Version } from '../specs/secure-application';
import type { Port } from './application';

/** What answers on a port of an application. */
export function backendOf({ spec: { versions } }: SecureApplication, service: string, { port, targetPort }: Port): Backend {
  return { service, port, targetPort, ...(versions && { versions: versions.map(resolved) }) };
}

function resolved({ name, weight, match }: Version): NonNullable<Backend['versions']>[number] {
  const headers = Object.entries(match?.headers ?? {}).map(([header, value]) => [header.toLowerCase(), value] as const);
  return { name, weight, ...(match && { headers: Object.fromEntries(headers.sort(([a], [b]) => compareText(a, b))) }) };
}
