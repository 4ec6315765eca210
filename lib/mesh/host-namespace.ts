/** The namespace that the full name of a Kubernetes Service is of: `shop` of `orders.shop.svc.cluster.local`; `undefined` for other names. */
export function hostNamespace(host: string, clusterDomain: string): string | undefined {
  const ending = `.svc.${clusterDomain}`;
  if (!host.endsWith(ending)) return undefined;
  const [, namespace, ...rest] = host.slice(0, -ending.length).split('.');
  return rest.length === 0 ? namespace : undefined;
}
