import type * as pulumi from '@pulumi/pulumi';
import type { SecureApplicationInput } from '../../specs/secure-application';
import type { DnsProvider } from './dns-provider';
import type { MeshIngress } from './mesh-ingress';
import type { MeshSettings } from './mesh-settings';
import type { SpecDocument } from './spec-document';

/** What an application says of itself; everything in it must be known before the program is previewed, so that none is an Input. */
export interface ApplicationArgs extends SecureApplicationInput {
  /**
   * The Kubernetes Service of the application.
   * @default - `name`
   */
  readonly service?: SecureApplicationInput['service'];
  /**
   * The pods behind the Service, which the policies are bound to.
   * @default - those with the label `app` of `name`, which run as the service account `name`
   */
  readonly workload?: SecureApplicationInput['workload'];
  /** The ports of the Service. The first is the default of `expose`. */
  readonly ports: SecureApplicationInput['ports'];
  /**
   * How it is reached from outside: one entry for each ingress.
   * @default - not reachable from outside
   */
  readonly expose?: SecureApplicationInput['expose'];
  /**
   * The clients inside the mesh that are let in; any other is refused.
   * @default - none
   */
  readonly callers?: SecureApplicationInput['callers'];
  /**
   * What it may call; its own proxy refuses all else.
   * @default - whatever the mesh allows
   */
  readonly callees?: SecureApplicationInput['callees'];
  /**
   * All versions that run at one time, and how many requests each gets.
   * @default - any pod gets any request
   */
  readonly versions?: SecureApplicationInput['versions'];
  /**
   * Who else says which version gets how many requests: Argo Rollouts or Flagger.
   * @default - nobody else
   */
  readonly rollout?: SecureApplicationInput['rollout'];
  /**
   * Where the scrapers of the MeshSettings read its metrics.
   * @default - nobody is let in for them
   */
  readonly metrics?: SecureApplicationInput['metrics'];
  /**
   * What holds for every client, in the mesh and at the gateway.
   * @default - Istio's own
   */
  readonly traffic?: SecureApplicationInput['traffic'];
  /**
   * Until when the policies that let clients in refuse nobody and only mark what they would, and why.
   * @default - the policies hold
   */
  readonly dryRun?: SecureApplicationInput['dryRun'];
}

/** Where applications are put, and what they refer to. */
export interface Surroundings {
  /** The namespace of the applications. */
  readonly namespace: string;
  /**
   * The ingresses that `expose` may name: components, or MeshIngress documents that the platform publishes, of which nothing is created.
   * @default - none, so that nothing can be exposed
   */
  readonly ingress?: MeshIngress | SpecDocument | readonly (MeshIngress | SpecDocument)[];
  /**
   * What holds for the whole mesh, such as its trust domain: a component, or the MeshSettings document that the platform publishes.
   * @default - a MeshSettings without any field
   */
  readonly settings?: MeshSettings | SpecDocument;
  /**
   * The name of the AWS load balancer (application or network) in front of the one ingress that is given as a document; a component
   * says its own. Route 53 records become aliases of it.
   * @default - the address that the Service of the ingress has in the cluster, which must be there when the program is previewed
   */
  readonly loadBalancer?: pulumi.Input<string>;
  /**
   * DNS providers of your own, which domains name with `dns: {provider: {name: …}}`; a component brings its own.
   * @default - none
   */
  readonly dnsProviders?: readonly DnsProvider[];
}

/** The developer's side: the ports of an application, how it is reached from outside, and who may call it. */
export interface SecureApplicationArgs extends ApplicationArgs, Surroundings {
  /**
   * `metadata.name`, the name of its policies.
   * @default - the Pulumi name of the component
   */
  readonly name?: string;
}

/** Applications of one namespace that share hosts, or simply belong together. */
export interface SecureApplicationsArgs extends Surroundings {
  readonly applications: readonly NamedApplicationArgs[];
}

/** One application among others. */
export interface NamedApplicationArgs extends ApplicationArgs {
  /** `metadata.name`, the name of its policies. */
  readonly name: string;
}
