import type { Mesh } from '../../mesh/mesh';
import type { Mode } from '../mode';
import { withMode } from './amend-policy';
import type { AskPlace } from './ask';
import type { Change } from './change';
import { madeResource } from './made-resource';

/** The policy of a namespace with this mode: the one that counts amended, or the first. */
export function namespaceChange(mesh: Mesh, place: AskPlace, namespace: string, mode: Mode, reason: string): Change {
  const policy = mesh.peerAuthentications().namespace(namespace);
  const reasons = [`${mode} for the namespace \`${namespace}\`: ${reason}`];
  if (policy) return { action: 'change', resource: withMode(policy, mode), before: policy, reasons };
  const draft = { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', namespace, suffix: 'default', spec: { mtls: { mode } } };
  return { action: 'create', resource: madeResource(mesh, place, draft), reasons };
}
