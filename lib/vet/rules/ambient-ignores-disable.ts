import { record } from '../../kube/record';
import { namespaceOf } from '../../mesh/namespace-of';
import { policyMode, policyPorts } from '../../mtls/policy-modes';
import { workloadKinds } from '../kinds';
import { selectorOf } from '../readers/policy-kinds';
import { rule } from '../rule';

export const ambientIgnoresDisable = rule({
  code: 'FL1306',
  name: 'ambient-ignores-disable',
  severity: 'warning',
  summary: 'A PeerAuthentication says DISABLE for ambient pods, where it means PERMISSIVE, or nothing.',
  why: 'ztunnel takes DISABLE for «not STRICT». As the only exception of a port, below a workload without a mode of its own in a STRICT mesh, it is passed over altogether, and the port stays STRICT (pilot/pkg/serviceregistry/ambient/authorization.go). Seen on istiod.',
  reads: ['security.istio.io/PeerAuthentication', ...workloadKinds],
  sameAs: [],
  *check(view) {
    for (const on of view.of('security.istio.io/PeerAuthentication')) {
      const paths = [
        ...(policyMode(on) === 'DISABLE' ? [['spec', 'mtls', 'mode']] : []),
        ...[...policyPorts(on)].filter(([, mode]) => mode === 'DISABLE').map(([port]) => ['spec', 'portLevelMtls', portKey(on.spec, port), 'mode']),
      ];
      const selector = selectorOf('security.istio.io/PeerAuthentication', on);
      const workloads = paths.length === 0 ? [] : view.selectedIn(namespaceOf(on), selector?.labels ?? {});
      // for pods with sidecars it means what it says
      if (workloads.length === 0 || !workloads.every(({ dataPlane }) => dataPlane === 'ambient')) continue;
      for (const path of paths) {
        yield {
          on,
          path,
          message: `\`${workloads[0]!.name}\` is ambient, where DISABLE is no mode`,
          help: 'write PERMISSIVE',
          // a port whose exception is passed over may be STRICT, which mending would open
          ...(path[1] === 'mtls' && { fix: [{ on, path, value: 'PERMISSIVE' }] }),
        };
      }
    }
  },
});

/** The key as it is written, which may have other digits than the number. */
function portKey(spec: unknown, port: number): string {
  return Object.keys(record(record(spec).portLevelMtls)).find((key) => Number(key) === port) ?? String(port);
}
