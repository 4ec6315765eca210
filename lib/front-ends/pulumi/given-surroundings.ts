import type { MeshIngress as MeshIngressSpec } from '../../specs/mesh-ingress';
import type { MeshSettings as MeshSettingsSpec } from '../../specs/mesh-settings';
import { givenDocument, type Given } from './given';
import { givenSettings } from './given-settings';
import type { Ingress } from './ingress';
import { MeshIngress } from './mesh-ingress';
import type { Surroundings } from './secure-application-args';

/** What applications refer to. */
export interface GivenSurroundings {
  /** The ingresses that are components of the same program. */
  readonly components: readonly Ingress[];
  /** The ingresses that are known by their documents alone. */
  readonly documents: readonly Given<MeshIngressSpec>[];
  /** One at most. */
  readonly settings: readonly Given<MeshSettingsSpec>[];
}

/** Reads the documents among what the applications of a component refer to. */
export function givenSurroundings(construct: string, { ingress = [], settings }: Surroundings): GivenSurroundings {
  const entries: readonly unknown[] = Array.isArray(ingress) ? ingress : [ingress];
  const placeOf = (index: number) => (entries === ingress ? ['ingress', index] : ['ingress']);
  return {
    components: entries.flatMap((entry) => (entry instanceof MeshIngress ? [entry.ingress] : [])),
    documents: entries.flatMap((entry, index) => (entry instanceof MeshIngress ? [] : [givenDocument('MeshIngress', construct, entry, placeOf(index))])),
    settings: settings === undefined ? [] : [givenSettings(construct, settings)],
  };
}
