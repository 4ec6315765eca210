import { meshConfigMaps, meshConfigPath } from '../readers/mesh-config-maps';
import { rule } from '../rule';

export const meshConfigUnreadable = rule({
  code: 'FL4301',
  name: 'mesh-config-unreadable',
  severity: 'error',
  summary: 'The MeshConfig of a control plane is no YAML with fields.',
  why: 'istiod logs it and goes on with the last MeshConfig that it could read; after a start it takes the defaults, in which sidecars call everything outside and no provider is known (pkg/config/mesh/meshwatcher/collection.go).',
  reads: ['/ConfigMap'],
  sameAs: ['IST0106'],
  *check(view) {
    for (const { on, fields } of meshConfigMaps(view.of('/ConfigMap'))) {
      if (fields === undefined) yield { on, path: meshConfigPath, at: 'key', message: 'istiod cannot read this MeshConfig', help: 'write YAML, such as `accessLogFile: /dev/stdout`' };
    }
  },
});
