import type { MeshIngress } from '../../specs/mesh-ingress';
import type { MeshSettings } from '../../specs/mesh-settings';
import { accessLogConfig } from '../mesh-config/access-log';
import { extensionProviders } from '../mesh-config/extension-providers';
import { rootNamespace } from '../root-namespace';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * What only the MeshConfig can say, in a ConfigMap of its own, since that of the installation belongs to its chart: istiod reads it where
 * its variable `SHARED_MESH_CONFIG` names it, and what the installation says itself goes before it (pilot/pkg/bootstrap/mesh.go).
 *
 * The text is JSON, which is YAML in which nothing can be read otherwise.
 */
export function meshConfig(settings: MeshSettings, ingresses: readonly MeshIngress[]): Synthesized[] {
  const { metadata: { name }, spec: { trustDomain, outboundTrafficPolicy, pathNormalization, telemetry } } = settings;
  const config = {
    trustDomain,
    outboundTrafficPolicy,
    ...(pathNormalization.normalization !== 'BASE' && { pathNormalization }),
    ...accessLogConfig(telemetry.accessLogs),
    ...extensionProviders(ingresses, telemetry.tracing),
  };
  return [synthesized({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `${name}-mesh-config`, namespace: rootNamespace },
    data: { mesh: `${JSON.stringify(config, undefined, 2)}\n` },
  }, [{ spec: settings, path: ['spec'] }])];
}
