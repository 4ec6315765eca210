import { rootNamespace } from '../synth/root-namespace';
import { listOf, quoted } from './cel';
import { operate } from './roles';

const users = ['system:apiserver', 'system:kube-controller-manager', 'system:kube-scheduler'];
const groups = ['system:nodes', 'system:serviceaccounts:kube-system', `system:serviceaccounts:${rootNamespace}`];

/**
 * Who is not judged: the control planes of Kubernetes and Istio, which carry out what somebody was judged for, and operators, whom the
 * API server's own authorizer tells.
 */
export const exempt = [
  {
    name: 'not-a-control-plane',
    expression: `!(request.userInfo.username in ${listOf(users)}) && !request.userInfo.?groups.orValue([]).exists(group, group in ${listOf(groups)})`,
  },
  {
    name: 'not-an-operator',
    expression: `!authorizer.group(${quoted(operate.group)}).resource(${quoted(operate.resource)}).check(${quoted(operate.verb)}).allowed()`,
  },
] as const;
