import type { DnsProvider } from '../../dns/provider';
import type { MeshIngressInput } from '../../specs/mesh-ingress';
import type { SpecDocument } from './spec-document';

/** A way into the mesh as its operator describes it. */
export interface MeshIngressProps extends MeshIngressInput {
  /**
   * The name of the ingress, a DNS label. What is made from it starts with it.
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * The namespace of the gateway's pods.
   * @default - the namespace of the chart; none at all is an error
   */
  readonly namespace?: string;

  /**
   * What holds for the whole mesh, where no construct of the App says it: the document of a MeshSettings.
   * @default - the MeshSettings of the same App that was made before, or one without any field
   */
  readonly settings?: SpecDocument;

  /**
   * Whether it is meant where an application names no ingress.
   * @default false
   */
  readonly default?: MeshIngressInput['default'];

  /** The gateway that carries the ingress: its pods, its identity, its ports and where DNS points. */
  readonly gateway: MeshIngressInput['gateway'];

  /** The domains of the ingress, with their certificates and their DNS. A host that is a label is meant below the first. */
  readonly domains: MeshIngressInput['domains'];

  /**
   * Which namespace may claim which host.
   * @default - nothing is granted
   */
  readonly grants?: MeshIngressInput['grants'];

  /**
   * Hosts that applications share: each serves the paths that it is given here, and no others.
   * @default - a host belongs to one namespace
   */
  readonly sharedHosts?: MeshIngressInput['sharedHosts'];

  /**
   * The tokens that paths can ask for.
   * @default - none, so that no path can ask for one
   */
  readonly jwt?: MeshIngressInput['jwt'];

  /**
   * Services that decide, request by request, who may use a path. The ConfigMap of `MeshSettings` names them to istiod.
   * @default - none, so that no path can ask one
   */
  readonly authorizers?: MeshIngressInput['authorizers'];

  /**
   * How browsers log in, for paths that ask for it.
   * @default - they do not, so that no path can ask for it
   */
  readonly login?: MeshIngressInput['login'];

  /**
   * How TLS is spoken.
   * @default - TLS 1.2 or newer, and plain HTTP redirects
   */
  readonly tls?: MeshIngressInput['tls'];

  /**
   * Paths that are refused in any case of their letters, on every host. An exact path of an application wins over them.
   * @default ['/actuator/**', '/metrics', '/debug/pprof/**']
   */
  readonly deniedPaths?: MeshIngressInput['deniedPaths'];

  /**
   * From which addresses the gateway takes requests, whatever the host.
   * @default - from all
   */
  readonly remoteIpBlocks?: MeshIngressInput['remoteIpBlocks'];

  /**
   * How many proxies of your own stand before the gateway and append to `X-Forwarded-For`, as the gateway's pods are told too.
   * @default 0
   */
  readonly numTrustedProxies?: MeshIngressInput['numTrustedProxies'];

  /**
   * DNS providers of your own, which domains name with `dns: {provider: {name: …}}`. All constructs of the App may use them.
   * @default - none
   */
  readonly dnsProviders?: readonly DnsProvider[];
}
