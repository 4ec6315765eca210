import { record } from '../../../kube/record';
import type { Resource } from '../../../kube/resource';
import { text } from '../../../kube/text';
import { useAt, type Condition, type Given } from './condition';

const checkers = ['config.istio.io/denier', 'config.istio.io/handler', 'config.istio.io/listchecker'];

/** Those about Mixer, which judged requests until 1.4. */
export const mixerConditions: readonly Condition[] = [
  {
    id: 'ISTIO-SECURITY-2019-001',
    reads: checkers,
    needs: 'configuration',
    *uses(given) {
      if (checksNothing(given)) return;
      for (const on of checkers.flatMap((kind) => given.mesh.resources.of(kind)).filter(refuses)) {
        yield useAt(on, ['spec'], 'is not asked about TCP traffic');
      }
    },
  },
  {
    id: 'ISTIO-SECURITY-2020-002',
    reads: ['config.istio.io/rule'],
    needs: 'configuration',
    *uses(given) {
      if (checksNothing(given)) return;
      for (const on of given.mesh.resources.of('config.istio.io/rule')) {
        if (/\bsource\./.test(text(record(on.spec).match) ?? '')) yield useAt(on, ['spec', 'match'], 'asks who the source is, which a client outside can say of itself');
      }
    },
  },
];

function checksNothing({ settings }: Given): boolean {
  return settings.meshConfigs.some(({ value }) => record(value).disablePolicyChecks === true);
}

function refuses({ kind, spec }: Resource): boolean {
  const { compiledAdapter, adapter } = record(spec);
  return kind !== 'handler' || /^(?:denier|listchecker)$/.test(text(compiledAdapter) ?? text(adapter) ?? '');
}
