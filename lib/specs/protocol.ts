/** The protocols whose requests proxies read, and so can judge and route. */
export const httpProtocols: readonly string[] = ['HTTP', 'HTTP2', 'GRPC'];

/** Whether proxies read what is spoken on a port; of all else they see the connection alone. */
export function speaksHttp({ protocol }: { readonly protocol: string }): boolean {
  return httpProtocols.includes(protocol);
}
