import type { Resource } from '../../../lib/kube/resource';
import { get } from '../engines/get';
import { places } from '../engines/places';
import { until } from '../engines/until';

/** What suites ask of a MeshConfig. */
export interface MeshConfig {
  readonly trustDomain?: string;
  readonly accessLogEncoding?: string;
  readonly accessLogFormat?: string;
  readonly pathNormalization?: { readonly normalization: string };
  readonly outboundTrafficPolicy?: { readonly mode?: string };
  readonly extensionProviders?: readonly object[];
}

/** What istiod has made of all that is said of the mesh. */
export async function heldMeshConfig(): Promise<MeshConfig> {
  const { address, debug } = places.istiod;
  return JSON.parse((await get(`http://${address}:${debug}/debug/mesh`)).body) as MeshConfig;
}

/** What these resources say of the MeshConfig; nothing where none of them does. */
export function meshConfigIn(resources: readonly Resource[]): MeshConfig {
  const found = resources.find(({ kind }) => kind === 'ConfigMap') as unknown as { readonly data: { readonly mesh: string } } | undefined;
  return found ? JSON.parse(found.data.mesh) as MeshConfig : {};
}

/** Waits until istiod sends on what the mesh does not know, or refuses it, as these resources say; where they say nothing, as Istio does of its own. */
export async function untilOutboundPolicyOf(resources: readonly Resource[]): Promise<void> {
  const { outboundTrafficPolicy: { mode } = { mode: 'ALLOW_ANY' } } = meshConfigIn(resources);
  await until(`istiod has ${mode}`, 20, async () => await heldOutboundMode() === mode);
}

/** REGISTRY_ONLY is the zero of its enumeration, which is not written. */
export async function heldOutboundMode(): Promise<string> {
  return (await heldMeshConfig()).outboundTrafficPolicy?.mode ?? 'REGISTRY_ONLY';
}
