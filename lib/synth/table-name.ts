import type { RouteTable } from '../routing/ownership';

/**
 * The name of what belongs to one host of one ingress in the application's namespace: `<ingress>.<its namespace>.<host>`, and behind it
 * `.<application>` for the part of an application of a shared host.
 *
 * Names of ingresses and namespaces have no dots, so that no two tables share one, but for a wildcard, written `wildcard`, and a host
 * whose first label is that word.
 */
export function tableName({ ingress: { metadata }, host, application }: Pick<RouteTable, 'ingress' | 'host' | 'application'>): string {
  return [metadata.name, metadata.namespace, host.replace('*', 'wildcard'), ...(application === undefined ? [] : [application])].join('.');
}
