import { workloadModes } from '../../mtls/port-mode';
import { sidecarModes } from '../../mtls/sidecar-modes';
import { mtlsKinds } from '../kinds';
import { rule } from '../rule';

export const ambientPortNotStrict = rule({
  code: 'FL1307',
  name: 'ambient-port-not-strict',
  severity: 'error',
  summary: 'A port of ambient pods is to be STRICT, and takes plaintext all the same.',
  why: 'In a STRICT mesh without a policy for the namespace, istiod makes no rule of a PERMISSIVE workload with a STRICT port: a sidecar would enforce it, ztunnel is never told (pilot/pkg/serviceregistry/ambient/authorization.go). Seen on istiod.',
  reads: mtlsKinds,
  sameAs: [],
  *check(view) {
    for (const workload of view.workloads().filter(({ dataPlane }) => dataPlane === 'ambient')) {
      const asked = sidecarModes(view.peerAuthentications(), workload);
      const held = workloadModes(view.mesh, workload);
      for (const [port, { mode, by }] of asked.ports) {
        if (mode !== 'STRICT' || held.ports.get(port)?.mode === 'STRICT' || !by.resource) continue;
        yield {
          on: by.resource,
          path: by.path ?? ['spec', 'portLevelMtls'],
          message: `port ${port} of \`${workload.namespace}/${workload.name}\` takes plaintext: ztunnel gets no rule for it`,
          help: 'add a PeerAuthentication for the whole namespace, or let the workload be STRICT with PERMISSIVE ports',
        };
      }
    }
  },
});
