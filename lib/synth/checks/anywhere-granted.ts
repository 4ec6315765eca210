import type { MeshIngress } from '../../specs/mesh-ingress';
import type { Problem } from '../../specs/problem';
import type { Application } from '../application';

/** Applications that may call any public address, though no operator grants it to their namespace. */
export function* anywhereGranted(applications: readonly Application[], ingresses: readonly MeshIngress[]): Generator<Problem> {
  const grants = ingresses.flatMap(({ spec }) => spec.grants ?? []);
  const granted = new Set(grants.filter(({ anywhere }) => anywhere).flatMap(({ namespaces }) => namespaces));
  for (const { spec } of applications) {
    const { namespace } = spec.metadata;
    if (!spec.spec.callees?.anywhere || granted.has(namespace)) continue;
    yield {
      code: 'anywhere-not-granted',
      on: spec,
      path: ['spec', 'callees', 'anywhere'],
      message: `no \`MeshIngress\` in sight grants \`anywhere\` to the namespace \`${namespace}\``,
      help: `name the hosts under \`external\`; or an operator adds \`{namespaces: [${namespace}], anywhere: true}\` to \`grants\` of a \`MeshIngress\``,
    };
  }
}
