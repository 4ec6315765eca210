import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { rule } from '../rule';

export const exitForEverybody = rule({
  code: 'FL5017',
  name: 'exit-for-everybody',
  severity: 'warning',
  summary: 'Where what is not registered is blocked, a ServiceEntry opens a host for every namespace.',
  why: 'Under REGISTRY_ONLY a ServiceEntry is what lets calls out, and without `exportTo` it does so for the whole mesh: the exit of one team is everybody\'s (nais/naiserator#150).',
  reads: ['networking.istio.io/ServiceEntry'],
  sameAs: [],
  *check(view) {
    const { allowAny, rootNamespace } = view.config;
    if (allowAny) return;
    for (const on of view.of('networking.istio.io/ServiceEntry')) {
      const { location, exportTo, hosts } = record(on.spec);
      const targets = list(exportTo);
      if (location === 'MESH_INTERNAL' || on.metadata.namespace === rootNamespace) continue;
      if (targets.length > 0 && !targets.includes('*')) continue;
      yield {
        on,
        path: targets.length > 0 ? ['spec', 'exportTo'] : ['spec', 'hosts'],
        at: 'key',
        message: `every namespace may call ${list(hosts).filter((host) => typeof host === 'string').map((host) => `\`${host}\``).join(', ') || 'it'}`,
        help: 'write `exportTo: ["."]`, and name the namespaces that are to call it too',
      };
    }
  },
});
