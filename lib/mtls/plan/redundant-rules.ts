import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { text } from '../../kube/text';
import { destinationRuleKind } from '../../mesh/destination-rules';
import { fullHost } from '../../mesh/full-host';
import type { Mesh } from '../../mesh/mesh';
import { namespaceOf } from '../../mesh/namespace-of';
import type { MeshService } from '../../mesh/service';
import { affectedServices } from './affected-services';
import { withChange, type Change } from './change';
import { changedMesh } from './changed-mesh';
import { changedPairs } from './changed-pairs';
import { mayGo } from './redundant-rule';

/** DestinationRules of these services that say what auto mTLS does by itself, so that nobody would notice if they went. */
export function redundantRules(mesh: Mesh, changes: readonly Change[], services: readonly MeshService[]): readonly Change[] {
  const hosts = new Set(services.map(({ host }) => host));
  const hostOf = (resource: Resource) => fullHost(text(record(resource.spec).host) ?? '', namespaceOf(resource), mesh.clusterDomain);
  const found: Change[] = [];
  for (const resource of changedMesh(mesh, changes).resources.of(destinationRuleKind)) {
    if (!hosts.has(hostOf(resource)) || !mayGo(mesh, resource, hostOf(resource))) continue;
    const change: Change = { action: 'delete', resource, reasons: ['auto mTLS does by itself what it says'] };
    const [now, next] = [found, [...found, change]].map((more) => changedMesh(mesh, more.reduce(withChange, changes)));
    if (changedPairs(now!, next!, affectedServices(mesh, [change])).length === 0) found.push(change);
  }
  return found;
}
