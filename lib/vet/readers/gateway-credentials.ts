import { list } from '../../kube/list';
import type { Resource } from '../../kube/resource';
import { gatewayServers, type GatewayServer } from '../../mesh/gateway-servers';

/** A place where a server of a Gateway names a Secret. */
export interface GatewayCredential {
  readonly path: readonly (string | number)[];
  /** A name, or `namespace/name`. */
  readonly written: string;
  readonly server: GatewayServer;
}

/** The Secrets that the servers of a Gateway name; other sources, such as `configmap://`, are none. */
export function gatewayCredentials(gateway: Resource): GatewayCredential[] {
  return gatewayServers(gateway).flatMap((server) => {
    const at = [...server.path, 'tls'];
    const several = list(server.tls.credentialNames).map((value, index) => ({ path: [...at, 'credentialNames', index], value }));
    return [{ path: [...at, 'credentialName'], value: server.tls.credentialName }, ...several].flatMap(({ path, value }): GatewayCredential[] =>
      (typeof value === 'string' && value !== '' && !value.includes('://') ? [{ path, written: value, server }] : []));
  });
}
