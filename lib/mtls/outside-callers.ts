import { record } from '../kube/record';
import type { Endpoint } from '../mesh/endpoint';
import type { Mesh } from '../mesh/mesh';
import type { MeshPort, MeshService } from '../mesh/service';
import { apiServerCalls } from './api-server-calls';
import type { OutsideCaller } from './outside-caller';
import { plaintextProbes } from './probes';
import { scrapesOf } from './scrapes';

/** Finds who calls an endpoint of a service port from outside the mesh, as far as resources tell. */
export function outsideCallersOf(mesh: Mesh): (service: MeshService, port: MeshPort, endpoint: Endpoint) => readonly OutsideCaller[] {
  const scrapes = scrapesOf(mesh);
  const calls = apiServerCalls(mesh);
  return (service, port, { workload, port: target }) => [
    ...throughNodes(service),
    ...calls(service, port),
    ...(target === undefined ? [] : [...plaintextProbes(mesh, workload, target), ...scrapes(service, port, workload, target)]),
  ];
}

function throughNodes({ resource }: MeshService): OutsideCaller[] {
  const { type } = record(resource.spec);
  if (resource.kind !== 'Service' || (type !== 'NodePort' && type !== 'LoadBalancer')) return [];
  return [{ caller: 'load balancer', by: { resource, path: ['spec', 'type'] }, wire: 'plaintext' }];
}
