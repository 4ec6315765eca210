import { list } from '../../kube/list';
import { stringsIn } from '../../kube/pod';
import { record } from '../../kube/record';
import { namespaceOf } from '../../mesh/namespace-of';
import { rule } from '../rule';

export const envoyFilterWithoutSelector = rule({
  code: 'FL5019',
  name: 'envoy-filter-without-selector',
  severity: 'warning',
  summary: 'An EnvoyFilter changes the proxy of every pod.',
  why: 'An EnvoyFilter works on what Istio happens to generate, and one that no longer fits has stopped gateways (istio/istio#30900, #52673). Without `workloadSelector` or `targetRefs` all proxies of its namespace take that risk, and in the root namespace those of the whole mesh.',
  reads: ['networking.istio.io/EnvoyFilter'],
  sameAs: [],
  *check(view) {
    for (const on of view.of('networking.istio.io/EnvoyFilter')) {
      const { workloadSelector, targetRefs } = record(on.spec);
      if (Object.keys(stringsIn(record(workloadSelector).labels)).length > 0 || list(targetRefs).length > 0) continue;
      const where = namespaceOf(on) === view.config.rootNamespace ? 'the whole mesh' : `the namespace \`${namespaceOf(on)}\``;
      yield { on, path: ['metadata', 'name'], message: `this changes every proxy of ${where}`, help: 'name the pods that need it in `workloadSelector`' };
    }
  },
});
