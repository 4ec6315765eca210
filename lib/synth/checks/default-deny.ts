import type { MeshIngress } from '../../specs/mesh-ingress';
import type { MeshSettings } from '../../specs/mesh-settings';
import type { Path, Problem } from '../../specs/problem';
import { rootNamespace } from '../root-namespace';

/** Namespaces that cannot be closed as a whole: a gateway's, and with it all hosts behind it, and the one whose policies hold everywhere. */
export function* closedNamespaces(settings: MeshSettings, ingresses: readonly MeshIngress[]): Generator<Problem> {
  for (const [index, namespace] of (settings.spec.defaultDeny?.namespaces ?? []).entries()) {
    const path = ['spec', 'defaultDeny', 'namespaces', index];
    if (namespace === rootNamespace) yield atRoot(settings, path);
    const ingress = ingresses.find(({ metadata }) => metadata.namespace === namespace);
    if (ingress) yield atGateway(settings, path, ingress);
  }
}

function atRoot(on: MeshSettings, path: Path): Problem {
  const message = `\`${rootNamespace}\` is Istio's root namespace: a policy there closes every namespace of the mesh, those of the gateways too`;
  return { code: 'root-namespace', on, path, message, help: 'list the namespaces of the applications' };
}

function atGateway(on: MeshSettings, path: Path, { metadata: { name, namespace } }: MeshIngress): Problem {
  const message = `the gateway of the ingress \`${name}\` stands in \`${namespace}\`: this would close every host behind it`;
  return { code: 'default-deny-at-gateway', on, path, message, help: 'leave this namespace out, and keep applications in namespaces of their own' };
}
