/** The protocols whose requests proxies read, and so can judge and route. */
export const httpProtocols: readonly string[] = ['HTTP', 'HTTP2', 'GRPC'];

/** Whether proxies read what is spoken on a port; of all else they see the connection alone. */
export function speaksHttp({ protocol }: { readonly protocol: string }): boolean {
  return httpProtocols.includes(protocol);
}

/** Whether some of the ports speak HTTP; what is no list of ports, or no port, has a mistake of its own and may. */
export function anySpeaksHttp(ports: unknown): boolean {
  return !Array.isArray(ports) || ports.some((port: { readonly protocol: string } | null) => port === null || typeof port !== 'object' || speaksHttp(port));
}

/** The same of a spec, in CEL. */
export const anySpeaksHttpCel = `self.ports.exists(x, x.protocol in [${httpProtocols.map((name) => `'${name}'`).join(', ')}])`;
