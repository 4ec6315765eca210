const ip = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F]*:[\da-fA-F:.]*)$/;

/**
 * The host that a rule means. A name without a dot is a Service of the rule's own namespace; with any dot it is taken literally,
 * so that `reviews.shop` is nothing's name (Istio, pilot/pkg/model/config.go ResolveShortnameToFQDN).
 */
export function fullHost(host: string, namespace: string, clusterDomain: string): string {
  if (host === '' || host === '*' || host.includes('.') || ip.test(host)) return host;
  return serviceHost(host, namespace, clusterDomain);
}

/** The host of a Kubernetes Service. */
export function serviceHost(name: string, namespace: string, clusterDomain: string): string {
  return `${name}.${namespace}.svc.${clusterDomain}`;
}
