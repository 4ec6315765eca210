import { stringsIn } from '../../kube/pod';
import { record } from '../../kube/record';
import type { Resource } from '../../kube/resource';
import type { Labels } from '../../mesh/label-index';

/** The kinds that pick their pods by labels, and the field that holds these. */
export const selectorFields = {
  'extensions.istio.io/WasmPlugin': 'selector',
  'networking.istio.io/EnvoyFilter': 'workloadSelector',
  'networking.istio.io/ProxyConfig': 'selector',
  'networking.istio.io/Sidecar': 'workloadSelector',
  'security.istio.io/AuthorizationPolicy': 'selector',
  'security.istio.io/PeerAuthentication': 'selector',
  'security.istio.io/RequestAuthentication': 'selector',
  'telemetry.istio.io/Telemetry': 'selector',
} as const;

/** A kind that picks its pods by labels. */
export type SelectorKind = keyof typeof selectorFields;

/** The labels by which a resource picks pods, and where they stand; `undefined` where it picks all. */
export function selectorOf(kind: SelectorKind, { spec }: Resource): { readonly path: readonly string[]; readonly labels: Labels } | undefined {
  const field = selectorFields[kind];
  const inner = field === 'workloadSelector' ? 'labels' : 'matchLabels';
  const labels = stringsIn(record(record(spec)[field])[inner]);
  return Object.keys(labels).length === 0 ? undefined : { path: ['spec', field, inner], labels };
}
