import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { destinationRuleKind } from '../../mesh/destination-rules';
import { fullHost } from '../../mesh/full-host';
import { hostIndex } from '../../mesh/host-index';
import type { Mesh } from '../../mesh/mesh';
import { namespaceOf } from '../../mesh/namespace-of';
import type { MeshService } from '../../mesh/service';
import type { Change } from './change';

/** The services whose clients could notice the changes: those in the namespace of a policy, and those of a rule's host. */
export function affectedServices(mesh: Mesh, changes: readonly Change[]): readonly MeshService[] {
  const isRule = ({ resource }: Change) => destinationRuleKind.endsWith(`/${resource.kind}`);
  const namespaces = new Set(changes.filter((change) => !isRule(change)).map(({ resource }) => namespaceOf(resource)));
  const hosts = changes.filter(isRule).map(({ resource }) => fullHost(text(record(resource.spec).host) ?? '', namespaceOf(resource), mesh.clusterDomain));
  const index = hostIndex(new Map(hosts.map((host) => [host, host])));
  const isEverywhere = namespaces.has(mesh.config.rootNamespace);
  return mesh.services().filter(({ namespace, host }) => isEverywhere || namespaces.has(namespace) || index.mostSpecific(host) !== undefined);
}
