import type { DnsProvider } from '../../dns/provider';
import type { SecureApplicationInput } from '../../specs/secure-application';
import type { MeshIngress } from './mesh-ingress';
import type { MeshSettings } from './mesh-settings';
import type { SpecDocument } from './spec-document';

/** What a Service of cdk8s-plus has. */
export interface NamedService {
  readonly name: string;
}

/** What a Deployment, StatefulSet or DaemonSet of cdk8s-plus has. */
export interface SelectedWorkload {
  readonly matchLabels: Readonly<Record<string, string>>;
  readonly serviceAccount?: { readonly name: string };
}

/** An application as its developer describes it. */
export interface SecureApplicationProps extends Omit<SecureApplicationInput, 'service' | 'workload'> {
  /**
   * The name of the application, a DNS label.
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * The namespace of the application.
   * @default - the namespace of the chart; none at all is an error
   */
  readonly namespace?: string;

  /**
   * What it is reached through: MeshIngress constructs, or documents that an operator published, as in
   * `readSpec('MeshIngress', 'public.yaml')` of `fairlead`; the resources of a document are not made here.
   * Where it is one, the entries of `expose` need not name it.
   * @default - every MeshIngress that was made before in the same App
   */
  readonly ingress?: MeshIngress | SpecDocument | readonly (MeshIngress | SpecDocument)[];

  /**
   * What holds for the whole mesh: a MeshSettings construct, or the document that an operator published, of which nothing is made here.
   * @default - the MeshSettings of the same App, or one without any field
   */
  readonly settings?: MeshSettings | SpecDocument;

  /**
   * The Kubernetes Service of the application: its name, or a Service of cdk8s-plus.
   * @default - the name of the application
   */
  readonly service?: string | NamedService;

  /**
   * The pods behind the Service: their labels and service account, or a workload of cdk8s-plus.
   * @default - what the Service in the same App selects; else the label `app` with the name of the application
   */
  readonly workload?: SecureApplicationInput['workload'] | SelectedWorkload;

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
   * Where the scrapers of the MeshSettings read its metrics; the settings must be made before it, or given.
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

  /**
   * DNS providers of your own, which domains name with `dns: {provider: {name: …}}`. All constructs of the App may use them.
   * @default - none
   */
  readonly dnsProviders?: readonly DnsProvider[];
}
