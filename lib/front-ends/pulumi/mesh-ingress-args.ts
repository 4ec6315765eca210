import type * as pulumi from '@pulumi/pulumi';
import type { MeshIngressInput } from '../../specs/mesh-ingress';
import type { DnsProvider } from './dns-provider';
import type { CarriedField } from './held-inputs';
import type { MeshSettings } from './mesh-settings';
import type { SpecDocument } from './spec-document';

/** Fields as they are written, of which those that are only carried through may be Inputs. */
type WithInputs<Fields> =
  Fields extends readonly (infer Item)[] ? readonly WithInputs<Item>[]
    : Fields extends object ? { readonly [Key in keyof Fields]: Key extends CarriedField ? MaybeInput<Fields[Key]> : WithInputs<Fields[Key]> }
      : Fields;

type MaybeInput<Value> = Exclude<Value, undefined> extends string ? pulumi.Input<string> : WithInputs<Value>;

type Spec = WithInputs<MeshIngressInput>;

/**
 * The operator's side: the gateway, its domains, who may claim which host, and whose tokens are accepted.
 *
 * `zoneId`, `issuer` and `jwksUri` may be Outputs, since nothing is decided by them. They are checked when they become known. Two Outputs
 * are taken for two values: where they turn out to be one issuer the update fails, and where they are one zone Route 53 refuses a second
 * record; the same Output in both places is one value.
 */
export interface MeshIngressArgs extends Spec {
  /**
   * `metadata.name`, with which the names of its resources begin.
   * @default - the Pulumi name of the component
   */
  readonly name?: string;
  /** The namespace of the gateway's pods. */
  readonly namespace: string;
  /**
   * What holds for the whole mesh: a MeshSettings component, or the document of one, which this program may make afterwards.
   * @default - the MeshSettings that this program has made before
   */
  readonly settings?: MeshSettings | SpecDocument;
  /**
   * Whether it is meant where an application names no ingress.
   * @default false
   */
  readonly default?: Spec['default'];
  /** The gateway's pods, its identity, its ports and where DNS points. */
  readonly gateway: Spec['gateway'];
  /** The domains with their certificates and DNS. A host that is a label is meant below the first. */
  readonly domains: Spec['domains'];
  /**
   * Which namespace may claim which host.
   * @default - nothing is granted
   */
  readonly grants?: Spec['grants'];
  /**
   * Hosts that applications share: each serves the paths that it is given here, and no others.
   * @default - a host belongs to one namespace
   */
  readonly sharedHosts?: Spec['sharedHosts'];
  /**
   * The tokens that paths can ask for.
   * @default - none, so that no path can ask for one
   */
  readonly jwt?: Spec['jwt'];
  /**
   * Services that decide, request by request, who may use a path. The ConfigMap of `MeshSettings` names them to istiod, so that these come after the ingress; where they say `routing`, their document is its `settings`.
   * @default - none, so that no path can ask one
   */
  readonly authorizers?: Spec['authorizers'];
  /**
   * How browsers log in, for paths that ask for it.
   * @default - they do not, so that no path can ask for it
   */
  readonly login?: Spec['login'];
  /**
   * How TLS is spoken.
   * @default - TLS 1.2 or later, and plain HTTP is redirected
   */
  readonly tls?: Spec['tls'];
  /**
   * Paths that are refused on every host, in any case of their letters; an exact path of an application wins over them.
   * @default ['/actuator/**', '/metrics', '/debug/pprof/**']
   */
  readonly deniedPaths?: Spec['deniedPaths'];
  /**
   * From which addresses the gateway takes requests, whatever the host.
   * @default - from all
   */
  readonly remoteIpBlocks?: Spec['remoteIpBlocks'];
  /**
   * How many proxies of your own stand before the gateway and append to `X-Forwarded-For`, as the gateway's pods are told too.
   * @default 0
   */
  readonly numTrustedProxies?: Spec['numTrustedProxies'];
  /**
   * The name of the AWS load balancer (application or network) in front of the Service `gateway.address.service`: Route 53 records become
   * aliases of it.
   * @default - the address that the Service has in the cluster, which must be there when the program is previewed
   */
  readonly loadBalancer?: pulumi.Input<string>;
  /**
   * DNS providers of your own, which domains name with `dns: {provider: {name: …}}`.
   * @default - none
   */
  readonly dnsProviders?: readonly DnsProvider[];
}
