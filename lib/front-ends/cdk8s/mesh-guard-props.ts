import type { MeshIngress } from './mesh-ingress';
import type { MeshSettings } from './mesh-settings';
import type { SpecDocument } from './spec-document';

/** What a mesh is held to, and who is not. */
export interface MeshGuardProps {
  /** Every ingress of the mesh: constructs, or MeshIngress documents of other repositories. What none of them grants is refused. */
  readonly ingresses: readonly (MeshIngress | SpecDocument)[];
  /**
   * The settings of the mesh, whose egress gateway is the operators'.
   * @default - there is no egress gateway
   */
  readonly settings?: MeshSettings | SpecDocument;
  /**
   * The groups of users that are operators; the service accounts of a namespace are one too, as `system:serviceaccounts:flux-system`.
   * @default - cluster administrators, and whoever else has the ClusterRole `fairlead-operator`
   */
  readonly operators?: readonly string[];
  /**
   * Whether the API server only warns and writes into its audit log, for the time of moving in.
   * @default false
   */
  readonly warns?: boolean;
}
