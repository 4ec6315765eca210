import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { eachResource } from '../readers/each-resource';
import { partOf, partsOf } from '../readers/routes';
import { rule } from '../rule';

export const workloadGroupProbe = rule({
  code: 'FL3086',
  name: 'workload-group-probe',
  severity: 'error',
  summary: 'The probe of a WorkloadGroup asks nothing that the agent can ask.',
  why: 'The agent beside the workload probes by HTTP, TCP or a command. The webhook refuses a probe without one of these, and one by gRPC (pkg/config/validation/validation.go, `validateReadinessProbe`).',
  reads: ['networking.istio.io/WorkloadGroup'],
  sameAs: ['IST0106'],
  check: eachResource(['networking.istio.io/WorkloadGroup'], function* ({ spec }) {
    const probe = partOf({ path: ['spec'], value: record(spec) }, 'probe');
    if (!probe) return;
    const [http, exec] = [partOf(probe, 'httpGet'), partOf(probe, 'exec')];
    if (!http && !exec && !partOf(probe, 'tcpSocket')) yield { path: probe.path, at: 'key', message: 'this probe asks nothing that the agent can ask', help: 'write `httpGet`, `tcpSocket` or `exec`' };
    if (exec && list(exec.value.command).length === 0) yield { path: [...exec.path, 'command'], at: 'key', message: 'there is no command', help: 'write the command and its arguments' };
    for (const { path, value: { name } } of http ? partsOf([http], 'httpHeaders') : []) {
      if (typeof name !== 'string' || !/^[-A-Za-z0-9]+$/.test(name)) yield { path: [...path, 'name'], message: `\`${typeof name === 'string' ? name : ''}\` is no name of a header`, help: 'write letters, digits and `-` alone' };
    }
  }),
});
