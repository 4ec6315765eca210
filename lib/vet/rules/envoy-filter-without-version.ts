import { list } from '../../kube/list';
import { record } from '../../kube/record';
import { text } from '../../kube/text';
import { rule } from '../rule';

export const envoyFilterWithoutVersion = rule({
  code: 'FL5020',
  name: 'envoy-filter-without-version',
  severity: 'info',
  summary: 'A patch of an EnvoyFilter is for proxies of any version.',
  why: 'Filters are renamed and reordered from release to release; a patch that is not held to the version it was tried with changes, or breaks, the proxies of the next one (istio/istio#33313). `match.proxy.proxyVersion` holds it.',
  reads: ['networking.istio.io/EnvoyFilter'],
  sameAs: [],
  *check(view) {
    for (const on of view.of('networking.istio.io/EnvoyFilter')) {
      for (const [index, patch] of list(record(on.spec).configPatches).entries()) {
        if (text(record(record(record(patch).match).proxy).proxyVersion) !== undefined) continue;
        yield {
          on,
          path: ['spec', 'configPatches', index],
          message: 'this patch is not held to a version of the proxy',
          help: 'write `match: {proxy: {proxyVersion: "^1\\\\.31.*"}}` with the version that it was tried with',
        };
      }
    }
  },
});
