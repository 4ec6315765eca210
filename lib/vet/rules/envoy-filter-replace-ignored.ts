import { envoyPatches } from '../readers/envoy-patches';
import { rule } from '../rule';

const replaceable = ['HTTP_FILTER', 'NETWORK_FILTER', 'VIRTUAL_HOST'];

export const envoyFilterReplaceIgnored = rule({
  code: 'FL4017',
  name: 'envoy-filter-replace-ignored',
  severity: 'error',
  summary: 'A patch replaces something that Istio does not replace.',
  why: '`REPLACE` works on HTTP filters, network filters and virtual hosts; elsewhere the patch is passed over without a word (pilot/pkg/networking/core/envoyfilter).',
  reads: ['networking.istio.io/EnvoyFilter'],
  sameAs: ['IST0152'],
  *check(view) {
    for (const on of view.of('networking.istio.io/EnvoyFilter')) {
      for (const { path, applyTo, operation } of envoyPatches(on)) {
        if (operation !== 'REPLACE' || replaceable.includes(applyTo)) continue;
        yield { on, path: [...path, 'patch', 'operation'], message: `\`REPLACE\` of \`${applyTo}\` does nothing`, help: `use \`MERGE\`, or \`REPLACE\` with ${replaceable.map((kind) => `\`${kind}\``).join(', ')}` };
      }
    }
  },
});
