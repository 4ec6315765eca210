/**
 * The full name, `namespace/name`, of the Gateway that a VirtualService means; `mesh` is for sidecars. A name without `/` is one of the
 * VirtualService's own namespace, but one with a dot is read as `name.namespace` and what follows (Istio, pilot/pkg/model/virtualservice.go).
 */
export function gatewayName(written: string, namespace: string): string {
  if (written === 'mesh') return written;
  const slash = written.indexOf('/');
  if (slash >= 0) return written.slice(0, slash) === '.' ? `${namespace}${written.slice(slash)}` : written;
  const [name, owner] = written.split('.', 2) as [string, string?];
  return `${owner ?? namespace}/${name}`;
}
