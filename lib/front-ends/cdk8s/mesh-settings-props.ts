import type { MeshSettingsInput } from '../../specs/mesh-settings';

/** What holds for the whole mesh. */
export interface MeshSettingsProps extends MeshSettingsInput {
  /**
   * The name of the settings, a DNS label.
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * The trust domain of the mesh, the first part of every identity in it.
   * @default cluster.local
   */
  readonly trustDomain?: MeshSettingsInput['trustDomain'];

  /**
   * Namespaces in which a workload with a proxy answers nobody whom no policy lets in.
   * @default - none
   */
  readonly defaultDeny?: MeshSettingsInput['defaultDeny'];
}
