import type { MeshSettingsInput } from '../../specs/mesh-settings';
import type { MeshIngress } from './mesh-ingress';
import type { SpecDocument } from './spec-document';

/** What holds for the whole mesh. */
export interface MeshSettingsProps extends MeshSettingsInput {
  /**
   * The name of the settings, a DNS label.
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * Ingresses that no construct of the App makes, whose authorizers istiod is to know.
   * @default - every MeshIngress of the same App, wherever it is made
   */
  readonly ingress?: MeshIngress | SpecDocument | readonly (MeshIngress | SpecDocument)[];

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

  /**
   * What a proxy does with a request to a host that the mesh does not know.
   * @default - REGISTRY_ONLY: it is refused
   */
  readonly outboundTrafficPolicy?: MeshSettingsInput['outboundTrafficPolicy'];

  /**
   * How proxies write a path before they judge it and hand it on.
   * @default - BASE: `.` and `..` are taken away
   */
  readonly pathNormalization?: MeshSettingsInput['pathNormalization'];

  /**
   * What the proxies tell of the traffic.
   * @default - a line of JSON on the standard output for each request
   */
  readonly telemetry?: MeshSettingsInput['telemetry'];

  /**
   * Who may read the metrics of applications.
   * @default - nobody
   */
  readonly scrapers?: MeshSettingsInput['scrapers'];

  /**
   * The gateway through which all leaves that applications call outside of the mesh, and who may call what by it.
   * @default - each application calls hosts outside by itself
   */
  readonly egressGateway?: MeshSettingsInput['egressGateway'];

  /**
   * What routes at gateways are made of: Istio's own kinds, or those of the Gateway API.
   * @default istio
   */
  readonly routing?: MeshSettingsInput['routing'];

  /**
   * Where requests for applications are judged: in a sidecar beside each pod, or in the waypoint of their namespace.
   * @default sidecar
   */
  readonly mode?: MeshSettingsInput['mode'];
}
