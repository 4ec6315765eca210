import { stringsIn } from '../../kube/pod';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import { ignoredNamespaces } from '../../mesh/data-plane';
import { workloadKinds } from '../kinds';
import { injectorValues } from '../readers/injector-values';
import { rule } from '../rule';

/** What only a proxy of the namespace's own pods, or their ztunnel, heeds. */
const forProxies = [
  'security.istio.io/AuthorizationPolicy', 'security.istio.io/PeerAuthentication', 'security.istio.io/RequestAuthentication',
  'networking.istio.io/Sidecar', 'telemetry.istio.io/Telemetry',
] as const;
const marks = ['istio-injection', 'istio.io/rev', 'istio.io/dataplane-mode'];

export const namespaceOutsideMesh = rule({
  code: 'FL2103',
  name: 'namespace-outside-mesh',
  severity: 'info',
  summary: 'A namespace holds policies for its pods, and none of its pods is in the mesh.',
  why: 'AuthorizationPolicies, PeerAuthentications and the like are kept by the proxies of the pods. Without any they guard nothing, and nobody is told (Istio, «Installing the Sidecar»).',
  reads: [...forProxies, ...workloadKinds, '/ConfigMap'],
  sameAs: ['IST0102', 'IST0148'],
  differs: 'A namespace that holds nothing of Istio may be outside on purpose, and is left alone.',
  *check(view) {
    if (view.of('/ConfigMap').some(injectsEverywhere)) return;
    for (const on of view.of('/Namespace')) {
      const { name } = on.metadata;
      const labels = stringsIn(on.metadata.labels);
      if (marks.some((mark) => labels[mark] !== undefined) || name === view.config.rootNamespace || ignoredNamespaces.includes(name)) continue;
      const workloads = view.workloadsIn(name);
      const policy = forProxies.flatMap((kind) => view.in(kind, name))[0];
      if (!policy || workloads.length === 0 || workloads.some(({ dataPlane }) => dataPlane !== 'none')) continue;
      yield {
        on,
        path: ['metadata', 'name'],
        message: `none of the pods of \`${name}\` is in the mesh, and so ${policy.kind} \`${policy.metadata.name}\` guards nothing`,
        help: 'label the Namespace `istio-injection: enabled`, `istio.io/rev` or `istio.io/dataplane-mode: ambient`',
        related: [{ on: policy, path: ['metadata', 'name'], message: 'it is for these pods' }],
      };
    }
  },
});

/** Whether an injector was told to inject namespaces that carry no label. */
function injectsEverywhere(configMap: Resource): boolean {
  return record(injectorValues(configMap)?.sidecarInjectorWebhook).enableNamespacesByDefault === true;
}
