import * as z from 'zod/mini';
import type { DeepReadonly } from './deep-readonly';
import { defaultDeny } from './default-deny';
import { egressGateway } from './egress-gateway';
import { defaulted, field, optional } from './field';
import { apiVersion } from './group';
import { clusterMetadata } from './metadata';
import { withRule } from './rule';
import { scrapers } from './scrapers';
import { quote } from './show';
import { telemetry } from './telemetry';
import { text } from './text';

const trustDomain = text({
  noun: 'trust domain',
  code: 'invalid-trust-domain',
  pattern: /^[a-z0-9._-]+$/,
  maxLength: 255,
  allowed: 'lower-case letters, digits, `.`, `-` and `_`, as in `cluster.local`',
});

const outboundTrafficPolicy = z.strictObject({
  mode: field(z.enum(['REGISTRY_ONLY', 'ALLOW_ANY']), '`REGISTRY_ONLY` refuses it, `ALLOW_ANY` sends it on.', { example: 'REGISTRY_ONLY' }),
});

const pathNormalization = z.strictObject({
  normalization: field(z.enum(['BASE', 'MERGE_SLASHES', 'DECODE_AND_MERGE_SLASHES']), [
    '`BASE` takes away `.` and `..`, `MERGE_SLASHES` makes one slash of several as well, and `DECODE_AND_MERGE_SLASHES` reads `%2F` and `%5C` as slashes too,',
    'which applications that have them in names do not stand.',
  ].join(' '), { example: 'MERGE_SLASHES' }),
});

const whole = z.strictObject({
  trustDomain: defaulted(trustDomain, 'cluster.local', 'The trust domain of the mesh, the first part of every identity in it.'),
  defaultDeny: optional(defaultDeny, [
    'Namespaces in which a workload with a proxy answers nobody whom no policy lets in. What a SecureApplication lets in stays.',
    'Without it, what no SecureApplication describes is open to the whole mesh.',
  ].join(' '), { fallback: 'none', example: '{namespaces: [shop]}' }),
  scrapers: optional(scrapers, 'Who may read the metrics of applications: at the port and path that an application names in `metrics`, and nowhere else.', {
    fallback: 'nobody',
    example: '[{serviceAccount: prometheus, namespace: monitoring}]',
  }),
  outboundTrafficPolicy: defaulted(outboundTrafficPolicy, () => ({ mode: 'REGISTRY_ONLY' as const }), 'What a proxy does with a request to a host that the mesh does not know. It is no firewall: what goes past the proxy is not held.', { example: '{mode: REGISTRY_ONLY}' }),
  pathNormalization: defaulted(pathNormalization, () => ({ normalization: 'BASE' as const }), 'How proxies write a path before they judge it and hand it on.', { example: '{normalization: MERGE_SLASHES}' }),
  egressGateway: optional(egressGateway, [
    'The gateway through which all leaves that applications list under `external` of their `callees`: they know no other way, by mutual TLS with the gateway,',
    'which knows each by its identity and lets it through to its own hosts alone. What `callees` open otherwise, `anywhere` and `kubernetesApi`, goes past it.',
  ].join(' '), {
    fallback: 'each application calls hosts outside by itself',
    example: '{namespace: istio-egress, selector: {istio: egress}, serviceAccount: istio-egress, service: istio-egress}',
  }),
  routing: defaulted(z.enum(['istio', 'gatewayApi']), 'istio', [
    'What routes at gateways are made of: Istio\'s Gateway and VirtualService, or the Gateway of the Gateway API with its routes. What that cannot say',
    'is refused with the reason. In the mesh, and for hosts outside of it, routes are Istio\'s.',
  ].join(' ')),
  mode: defaulted(z.enum(['sidecar', 'ambient']), 'sidecar', [
    'Where requests for applications are judged: in a proxy beside each pod, or, where pods are in the mesh by Istio\'s ambient mode, in a waypoint for',
    'each namespace, from which alone pods then take connections. What ambient cannot hold is refused with the reason.',
  ].join(' ')),
  telemetry: defaulted(telemetry, () => ({ accessLogs: {} }), 'What the proxies tell of the traffic.'),
});

/** Who reads metrics is said in one place. */
const spec = withRule(whole, ({ scrapers: all, telemetry: told }) => {
  const asked = told?.metrics?.remoteWrite?.scraper;
  if (typeof asked?.serviceAccount !== 'string' || typeof asked.namespace !== 'string') return [];
  const same = (one: Partial<typeof asked> | null) => one?.serviceAccount === asked.serviceAccount && one.namespace === asked.namespace;
  return Array.isArray(all) && all.some(same) ? [] : [{
    code: 'unknown-scraper',
    at: ['telemetry', 'metrics', 'remoteWrite', 'scraper'],
    message: `nobody lets ${quote(`${asked.namespace}/${asked.serviceAccount}`)} read metrics`,
    help: 'list it in `scrapers` as well',
  }];
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
/** Where requests for applications are judged. */
export type Mode = MeshSettingsSpec['mode'];
/** The gateway through which all leaves that applications call outside of the mesh. */
export type EgressGateway = NonNullable<MeshSettingsSpec['egressGateway']>;
