import { list } from '../../kube/list';
import { podTemplateOf, podTemplatePath } from '../../kube/pod';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { workloadKinds } from '../kinds';
import { rule, type Fault } from '../rule';

const proxyUser = 1337;

export const podRunsAsProxy = rule({
  code: 'FL2101',
  name: 'pod-runs-as-proxy',
  severity: 'error',
  summary: 'A container beside a sidecar runs as the sidecar\'s own user.',
  why: 'The rules that lead a pod\'s traffic through its sidecar let pass whatever user 1337 sends, since that is the proxy. What such a container sends is then neither encrypted nor checked (Istio, «Application Requirements»).',
  reads: workloadKinds,
  sameAs: ['IST0144'],
  differs: 'Only pods with a sidecar are looked at, and native sidecars among the init containers too. Other init containers are let pass: they may need the network before the proxy runs.',
  *check(view) {
    for (const { resource: on, dataPlane, name } of view.workloads()) {
      if (dataPlane !== 'sidecar') continue;
      for (const path of placesOf(on)) {
        yield { on, path, message: `a container of \`${name}\` runs as user ${proxyUser}, whose traffic bypasses the sidecar`, help: 'choose another `runAsUser`' };
      }
    }
  },
});

/** Where the user of a container that is no proxy is said to be the proxy's. */
function placesOf(resource: Resource): Fault['path'][] {
  const template = podTemplatePath(resource);
  if (!template) return [];
  const spec = record(podTemplateOf(resource)!.spec);
  const lasting = list(spec.initContainers).map(record).map((container, index) => ({ container, path: ['initContainers', index] }))
    .filter(({ container }) => container.restartPolicy === 'Always');
  const containers = [...list(spec.containers).map(record).map((container, index) => ({ container, path: ['containers', index] })), ...lasting]
    .filter(({ container }) => container.name !== 'istio-proxy')
    .map(({ container, path }) => ({ path, user: record(container.securityContext).runAsUser }));
  const own = containers.filter(({ user }) => user === proxyUser).map(({ path }) => [...template, 'spec', ...path, 'securityContext', 'runAsUser']);
  const inherited = record(spec.securityContext).runAsUser === proxyUser && containers.some(({ user }) => user === undefined);
  return inherited ? [[...template, 'spec', 'securityContext', 'runAsUser'], ...own] : own;
}
