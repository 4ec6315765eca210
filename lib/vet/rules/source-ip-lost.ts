import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { policyValues } from '../../mesh/authorization-rules';
import { policyWorkloads } from '../../mesh/policy-workloads';
import type { Workload } from '../../mesh/workload';
import { serviceKinds, workloadKinds } from '../kinds';
import { rule } from '../rule';

const fields = ['ipBlocks', 'notIpBlocks', 'source.ip', 'not source.ip', 'remoteIpBlocks', 'notRemoteIpBlocks', 'remote.ip', 'not remote.ip'];

export const sourceIpLost = rule({
  code: 'FL5026',
  name: 'source-ip-lost',
  severity: 'warning',
  summary: 'A gateway judges clients by their address, and its Service replaces that by a node\'s.',
  why: 'With `externalTrafficPolicy: Cluster`, Kubernetes\' default, traffic that enters by one node is sent on to another, and the address of the client becomes that of the first node. Blocks of addresses then fit everybody or nobody (Kubernetes, «Using Source IP»; istio/istio#55722).',
  reads: ['security.istio.io/AuthorizationPolicy', ...workloadKinds, ...serviceKinds],
  sameAs: [],
  *check(view) {
    // the load balancers of the mesh say the address
    if (record(view.config.fields.defaultConfig).gatewayTopology !== undefined) return;
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      const named = policyValues(on).callers.filter(({ field }) => fields.includes(field));
      const gateways = named.length === 0 ? [] : (policyWorkloads(view, on) ?? []).filter((workload) => workload.dataPlane === 'gateway' && !isToldAddresses(workload));
      const services = gateways.flatMap((gateway) => view.servicesOf(gateway)).map(({ resource }) => resource);
      const service = services.find(losesAddress);
      for (const { field, path } of service ? named : []) {
        yield {
          on,
          path,
          at: 'key',
          message: `\`${field.replace('not ', '')}\` sees the addresses of nodes: \`${service!.metadata.name}\` does not keep those of clients`,
          help: 'set `externalTrafficPolicy: Local` on the Service, or have the load balancer say the address (PROXY protocol, `x-forwarded-for`)',
          related: [{ on: service!, path: ['spec', 'externalTrafficPolicy'], message: 'the Service of the gateway' }],
        };
      }
    }
  },
});

/** Whether a load balancer says the addresses of clients: `numTrustedProxies`, or the PROXY protocol. */
function isToldAddresses({ annotations }: Workload): boolean {
  return annotations['proxy.istio.io/config']?.includes('gatewayTopology') === true;
}

function losesAddress({ metadata: { annotations }, spec }: Resource): boolean {
  const { type, externalTrafficPolicy } = record(spec);
  return !Object.keys(record(annotations)).some((name) => name.includes('proxy-protocol')) && (type === 'LoadBalancer' || type === 'NodePort') && externalTrafficPolicy !== 'Local';
}
