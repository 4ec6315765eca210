import { meshConfigMaps, meshConfigPath } from '../readers/mesh-config-maps';
import { wrongMeshConfigValues, type WrongValue } from '../readers/mesh-config-values';
import { rule } from '../rule';

export const meshConfigValue = rule({
  code: 'FL4302',
  name: 'mesh-config-value',
  severity: 'error',
  summary: 'A field of the MeshConfig has a value that istiod refuses.',
  why: 'istiod then takes nothing of the MeshConfig: it logs the field, and goes on with the last one that was good or, after a start, with the defaults. No webhook looks at the ConfigMap (pkg/config/validation/agent/validation.go, `ValidateMeshConfig`; pkg/config/mesh/meshwatcher/collection.go).',
  reads: ['/ConfigMap'],
  sameAs: ['IST0106'],
  differs: 'Values are judged, and not what two fields say together.',
  *check(view) {
    for (const { on, fields = {} } of meshConfigMaps(view.of('/ConfigMap'))) {
      for (const wrong of wrongMeshConfigValues(fields)) {
        yield { on, path: meshConfigPath, at: 'key', message: messageOf(wrong), help: `write ${wrong.wanted}, or leave it out` };
      }
    }
  },
});

function messageOf({ name, value }: WrongValue): string {
  if (value === '') return `\`${name}\` is empty, which istiod does not take`;
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return plain ? `\`${name}\` is \`${value}\`, which istiod does not take` : `\`${name}\` has a value that istiod does not take`;
}
