import type { Resource } from '../../kube/resource';
import { actionOf, authorizationRules, type AuthorizationRule, type RuleValues } from '../../mesh/authorization-rules';
import type { GatewayServer } from '../../mesh/gateway-servers';
import { policyWorkloads } from '../../mesh/policy-workloads';
import type { MeshPort } from '../../mesh/service';
import type { Workload } from '../../mesh/workload';
import { serviceKinds, workloadKinds } from '../kinds';
import { readsHttp } from '../readers/reads-http';
import { routesAt } from '../readers/routes-at-server';
import { serversByPods, type ServersOf } from '../readers/servers-by-pods';
import { rule } from '../rule';
import type { View } from '../view';

const portFields = ['ports', 'destination.port'];
const otherPortFields = ['notPorts', 'not destination.port'];

const kinds = ['security.istio.io/AuthorizationPolicy', 'networking.istio.io/Gateway', ...workloadKinds, ...serviceKinds] as const;

export const httpRuleOnTcpPort = rule({
  code: 'FL5021',
  name: 'http-rule-on-tcp-port',
  severity: 'warning',
  summary: 'A rule that only HTTP can meet holds for a port that is not HTTP.',
  why: 'On a TCP port there are no methods, paths or tokens. Istio drops such fields from a DENY rule, which then refuses more than it says, and drops an ALLOW rule that has them, so that nobody gets in by it (istio/istio#25832, #37920; pilot/pkg/security/authz/model).',
  reads: kinds,
  sameAs: ['IST0133'],
  differs: 'Istio warns of every DENY rule for HTTP that names no port; here it is said where there is such a port. At a gateway its servers say which are: HTTPS that it ends is HTTP.',
  *check(view) {
    const serversOf = serversByPods(view, view.of('networking.istio.io/Gateway'));
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      const rules = authorizationRules(on).filter(readsHttp);
      const ports = rules.length === 0 ? [] : tcpPortsOf(view, serversOf, on);
      for (const entry of rules) {
        const hit = ports.filter(({ port }) => isFor(entry, String(port)));
        if (hit.length === 0) continue;
        const deny = actionOf(on) === 'DENY';
        yield {
          on,
          path: entry.path,
          ...(deny && { severity: 'error' as const }),
          message: `on ${hit.map(({ port, protocol }) => `port ${port} (${protocol})`).join(', ')} this rule ${deny ? 'refuses whatever else it fits' : 'lets nobody in'}`,
          help: 'name the HTTP ports of the workload in `to[].operation.ports`, and give the others a rule of their own',
        };
      }
    }
  },
});

/** Whether a rule can fit requests to a port. */
function isFor({ to, when }: AuthorizationRule, port: string): boolean {
  const takes = ({ field, values }: RuleValues) => {
    if (portFields.includes(field)) return values.includes(port);
    return !otherPortFields.includes(field) || !values.includes(port);
  };
  return (to.length === 0 || to.some((operation) => operation.every(takes))) && when.flat().every(takes);
}

interface TcpPort {
  readonly port: number;
  readonly protocol: string;
}

/** The ports of a policy's workloads that are not HTTP, by the numbers that policies know. */
function tcpPortsOf(view: View<typeof kinds[number]>, serversOf: ServersOf, policy: Resource): TcpPort[] {
  // a policy for a whole namespace or mesh is about those that it fits
  const workloads = policyWorkloads(view, policy) ?? [];
  const found = workloads.length > 50 ? [] : workloads.flatMap((workload) =>
    (workload.dataPlane === 'gateway' ? tcpServers(view, serversOf(workload), workload) : declaredTcp(view, workload)));
  return [...new Map(found.map((port) => [port.port, port])).values()].sort((a, b) => a.port - b.port);
}

function declaredTcp(view: View<typeof kinds[number]>, workload: Workload): TcpPort[] {
  return view.servicesOf(workload).flatMap(({ ports }) => ports)
    .filter(({ listener, protocol }) => listener === 'TCP' && protocol !== undefined)
    .map((port) => ({ port: portAt(workload, port), protocol: port.protocol! }));
}

/** Those of a gateway: its servers decide, whatever its Service says. */
function tcpServers(view: View<typeof kinds[number]>, servers: readonly GatewayServer[], workload: Workload): TcpPort[] {
  const ports = view.servicesOf(workload).flatMap((service) => service.ports);
  return servers.filter((server) => server.port !== undefined && routesAt(server) !== 'http').map((server) => {
    const leading = ports.find(({ port }) => port === server.port);
    const { mode } = server.tls;
    return { port: leading ? portAt(workload, leading) : server.port!, protocol: routesAt(server) === 'tls' ? `${server.protocol}, ${String(mode)}` : server.protocol };
  });
}

function portAt({ namedPorts }: Workload, { targetPort }: MeshPort): number {
  return typeof targetPort === 'number' ? targetPort : namedPorts.get(targetPort) ?? 0;
}
