import { serversOf } from '../../mtls/server';
import { mtlsKinds } from '../kinds';
import { rule } from '../rule';

export const headlessHalfInMesh = rule({
  code: 'FL1310',
  name: 'headless-half-in-mesh',
  severity: 'error',
  summary: 'Of the pods of a headless Service some have no sidecar, and the others take mutual TLS alone.',
  why: 'A client of a headless Service calls a pod by its address. It speaks mutual TLS where every pod has a sidecar, and plaintext to all where one has none, which the STRICT ones close (pilot/pkg/networking/core/cluster_tls.go). Seen on istiod.',
  reads: mtlsKinds,
  sameAs: [],
  *check(view) {
    for (const service of view.services().filter(({ passthrough, external, selector }) => passthrough && !external && selector)) {
      const planes = new Set(view.workloadsOf(service).map(({ dataPlane }) => dataPlane));
      if (!planes.has('sidecar') || !planes.has('none')) continue;
      const servers = service.ports.flatMap((port) => serversOf(view.mesh, service, port));
      const strict = servers.find(({ taker, mode }) => taker === 'sidecar' && mode === 'STRICT');
      const bare = servers.find(({ workload }) => workload.dataPlane === 'none');
      if (!strict || !bare) continue;
      yield {
        on: service.resource,
        path: ['spec', 'clusterIP'],
        message: `clients speak plaintext to all its pods, since \`${bare.workload.name}\` has no sidecar, and \`${strict.workload.name}\` is STRICT`,
        help: 'give all pods a sidecar, or let those that have one be PERMISSIVE until then',
        related: [{ on: bare.workload.resource, path: ['metadata', 'name'], message: 'without a sidecar' }],
      };
    }
  },
});
