import * as z from 'zod/mini';
import type { DeepReadonly } from './deep-readonly';
import { defaultDeny } from './default-deny';
import { about, defaulted, field, optional } from './field';
import { apiVersion } from './group';
import { clusterMetadata } from './metadata';
import { text } from './text';

const trustDomain = text({
  noun: 'trust domain',
  code: 'invalid-trust-domain',
  pattern: /^[a-z0-9._-]+$/,
  maxLength: 255,
  allowed: 'lower-case letters, digits, `.`, `-` and `_`, as in `cluster.local`',
});

const spec = about(z.strictObject({
  trustDomain: defaulted(trustDomain, 'cluster.local', 'The trust domain of the mesh, the first part of every identity in it.'),
  defaultDeny: optional(defaultDeny, [
    'Namespaces in which a workload with a proxy answers nobody whom no policy lets in. What a SecureApplication lets in stays.',
    'Without it, what no SecureApplication describes is open to the whole mesh.',
  ].join(' '), { fallback: 'none', example: '{namespaces: [shop]}' }),
}), {
  later: ['mode', 'routing', 'outboundTrafficPolicy', 'scrapers', 'egressGateway', 'telemetry', 'pathNormalization'],
});

/** The schema of a MeshSettings. */
export const meshSettings = field(z.strictObject({
  apiVersion,
  kind: z.literal('MeshSettings'),
  metadata: clusterMetadata,
  spec: field(spec, 'What the operator says of the mesh. `{}` takes every default.', { example: '{}' }),
}), 'What holds for the whole mesh, said once by its operator.');

/** What holds for the whole mesh, with the defaults filled in. */
export type MeshSettings = DeepReadonly<z.output<typeof meshSettings>>;
/** The spec of a MeshSettings, parsed. */
export type MeshSettingsSpec = MeshSettings['spec'];
/** The spec of a MeshSettings, as it is written. */
export type MeshSettingsInput = DeepReadonly<z.input<typeof meshSettings>>['spec'];
