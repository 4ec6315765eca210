import type { Problem } from '../../specs/problem';
import type { Application } from '../application';
import type { Outside } from '../outside';

/** Hosts that pods of the cluster would take for a Service of another namespace: `stock.shop` is `stock` in the namespace `shop`. */
export function* outsideNames(outside: readonly Outside[], applications: readonly Application[]): Generator<Problem> {
  const namespaces = new Map(applications.map(({ spec }) => [spec.metadata.namespace, spec]));
  for (const { host, origins: [{ spec, path }] } of outside) {
    const [name, namespace, ...more] = host.split('.') as [string, string, ...string[]];
    const other = more.length === 0 && namespaces.get(namespace);
    if (!other) continue;
    yield {
      code: 'callee-in-cluster',
      on: spec,
      path: [...path, 'host'],
      message: `\`${host}\` is also what pods write for the Service \`${name}\` of the namespace \`${namespace}\``,
      help: 'list what is in the mesh under `applications` or `services`',
      related: [{ on: other, path: ['metadata', 'namespace'], message: 'the namespace' }],
    };
  }
}
