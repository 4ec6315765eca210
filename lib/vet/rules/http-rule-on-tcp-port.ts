import type { Resource } from '../../kube/resource';
import { actionOf, authorizationRules, type AuthorizationRule, type RuleValues } from '../../mesh/authorization-rules';
import { policyWorkloads } from '../../mesh/policy-workloads';
import type { MeshPort } from '../../mesh/service';
import { serviceKinds, workloadKinds } from '../kinds';
import { readsHttp } from '../readers/reads-http';
import { rule } from '../rule';
import type { View } from '../view';

const portFields = ['ports', 'destination.port'];
const otherPortFields = ['notPorts', 'not destination.port'];

export const httpRuleOnTcpPort = rule({
  code: 'FL5021',
  name: 'http-rule-on-tcp-port',
  severity: 'warning',
  summary: 'A rule that only HTTP can meet holds for a port that is not HTTP.',
  why: 'On a TCP port there are no methods, paths or tokens. Istio drops such fields from a DENY rule, which then refuses more than it says, and drops an ALLOW rule that has them, so that nobody gets in by it (istio/istio#25832, #37920; pilot/pkg/security/authz/model).',
  reads: ['security.istio.io/AuthorizationPolicy', ...workloadKinds, ...serviceKinds],
  sameAs: ['IST0133'],
  differs: 'Istio warns of every DENY rule for HTTP that names no port; here it is said where there is such a port.',
  *check(view) {
    for (const on of view.of('security.istio.io/AuthorizationPolicy')) {
      const rules = authorizationRules(on).filter(readsHttp);
      const ports = rules.length === 0 ? [] : tcpPortsOf(view, on);
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

/** The declared ports of a policy's workloads that are not HTTP, by the numbers that policies know. */
function tcpPortsOf(view: View<typeof workloadKinds[number] | typeof serviceKinds[number]>, policy: Resource): TcpPort[] {
  // a policy for a whole namespace or mesh is about those that it fits
  const workloads = policyWorkloads(view, policy) ?? [];
  const found = workloads.length > 50 ? [] : workloads.flatMap((workload) => view.servicesOf(workload).flatMap(({ ports }) => ports
    .filter(isDeclaredTcp)
    .map(({ targetPort, protocol }) => ({ port: typeof targetPort === 'number' ? targetPort : workload.namedPorts.get(targetPort) ?? 0, protocol: protocol! }))));
  return [...new Map(found.map((port) => [port.port, port])).values()].sort((a, b) => a.port - b.port);
}

function isDeclaredTcp({ listener, protocol }: MeshPort): boolean {
  return listener === 'TCP' && protocol !== undefined;
}
