import type { MeshSettings as MeshSettingsSpec } from '../../specs/mesh-settings';
import { givenDocument, type Given } from './given';
import { MeshSettings } from './mesh-settings';

/** The settings that a component is given: another component, or a document. */
export function givenSettings(construct: string, settings: unknown): Given<MeshSettingsSpec> {
  return settings instanceof MeshSettings ? settings.given : givenDocument('MeshSettings', construct, settings, ['settings']);
}
