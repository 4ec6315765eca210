import { policyValues } from '../../mesh/authorization-rules';
import { policyWorkloads } from '../../mesh/policy-workloads';
import { workloadKinds } from '../kinds';
import { rule } from '../rule';

const fields = ['remoteIpBlocks', 'notRemoteIpBlocks', 'remote.ip', 'not remote.ip'];

export const remoteIpAtWorkload = rule({
  code: 'FL5025',
  name: 'remote-ip-at-workload',
  severity: 'warning',
  summary: 'A policy of a workload behind a gateway judges by the client\'s own address.',
  why: '`remoteIpBlocks` reads `x-forwarded-for`, counted from the proxy that asks. Behind a gateway the hops differ with the way a request took, and a caller inside the mesh writes the header itself (istio/istio#47947, #30166). At the gateway, with `numTrustedProxies`, the address is the one that the load balancer saw.',
  reads: ['security.istio.io/AuthorizationPolicy', ...workloadKinds],
  sameAs: [],
  *check(view) {
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      const named = policyValues(on).callers.filter(({ field }) => fields.includes(field));
      const workloads = named.length === 0 ? undefined : policyWorkloads(view, on);
      if (!workloads?.some(({ dataPlane }) => dataPlane === 'sidecar' || dataPlane === 'ambient')) continue;
      for (const { field, path } of named) {
        yield { on, path, at: 'key', message: `behind a gateway, \`${field.replace('not ', '')}\` is what a caller says of itself`, help: 'put the rule on the gateway\'s pods, and set `numTrustedProxies` there' };
      }
    }
  },
});
