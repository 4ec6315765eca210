import type { Exposure, Passthrough, PortPassage, TokenRule } from '../routing/intent';
import type { PathPattern } from '../routing/path-pattern';
import type { JwtProvider, MeshIngress } from '../specs/mesh-ingress';
import type { MeshSettings, Mode } from '../specs/mesh-settings';
import type { Path } from '../specs/problem';
import type { SecureApplication, WorkloadPort } from '../specs/secure-application';

/** A SecureApplication with all its defaults resolved against what is in sight. */
export interface Application {
  readonly spec: SecureApplication;
  readonly mode: Mode;
  readonly service: string;
  readonly ports: readonly Port[];
  /** The labels of its pods. */
  readonly selector: Readonly<Record<string, string>>;
  /** The service accounts that its pods run as. */
  readonly serviceAccounts: readonly string[];
  readonly exposures: readonly Exposure[];
  readonly passthroughs: readonly Passthrough[];
  readonly portPassages: readonly PortPassage[];
  readonly callers: readonly Caller[];
  /** The ingresses whose users log in by it, and on which port. */
  readonly signsIn: readonly { readonly ingress: MeshIngress; readonly port: Port }[];
  /** Absent: whatever the mesh allows. */
  readonly callees?: Callees;
  /** Absent: nobody reads any. */
  readonly metrics?: Metrics;
}

/** A declared port. */
export interface Port {
  readonly name: string;
  /** The Service's. */
  readonly port: number;
  /** The container's. */
  readonly targetPort: number;
  readonly protocol: WorkloadPort['protocol'];
}

/** A client in the mesh, and what it may use. */
export interface Caller {
  readonly namespace: string;
  /** Absent: any service account of the namespace. */
  readonly serviceAccount?: string;
  /** Ports on which its requests are read. */
  readonly httpPorts: readonly Port[];
  /** Those on which nothing but its identity is known. */
  readonly otherPorts: readonly Port[];
  /** Absent: any method. */
  readonly methods?: readonly string[];
  /** Absent: any path. */
  readonly paths?: readonly PathPattern[];
  /** Absent: none is asked for. */
  readonly token?: AskedToken;
  /** Its place in the spec. */
  readonly path: Path;
}

/** What a token must hold, and whose it must be. */
export interface AskedToken {
  readonly rule: TokenRule;
  readonly provider: JwtProvider;
}

/** Where metrics are read, and by whom. */
export interface Metrics {
  readonly port: Port;
  readonly path: string;
  readonly scrapers: readonly { readonly serviceAccount: string; readonly namespace: string }[];
  /** What makes Prometheus read them, if anything of ours. */
  readonly monitors: PodMonitors | undefined;
}

type PodMonitors = NonNullable<MeshSettings['spec']['telemetry']['metrics']>['podMonitors'];

/** What an application may call. */
export interface Callees {
  readonly applications: readonly CalledService[];
  readonly services: readonly CalledService[];
  readonly outside: readonly CalledOutside[];
  /** The egress gateway, where something is called through it. */
  readonly egressGateway?: CalledPods;
  /** The ports that are called at any public address. */
  readonly anywhere: readonly number[];
  /** Whether the API server of the cluster is called. */
  readonly kubernetesApi: boolean;
}

/** Hosts outside of the mesh, or addresses. */
export interface CalledOutside {
  /** The names that the mesh knows them by. */
  readonly names: readonly string[];
  /** Where they are; none: wherever DNS says. */
  readonly addresses: readonly string[];
  /** The ports on which they are reached. */
  readonly ports: readonly number[];
  /** Whether they are called through the egress gateway. */
  readonly throughGateway: boolean;
}

/** Pods in the mesh that are called. */
export interface CalledPods {
  readonly namespace: string;
  /** Their labels, and the ports of them that are called, where they are known. */
  readonly pods?: Readonly<Record<string, string>>;
  readonly targetPorts?: readonly number[];
}

/** A Service in the mesh that is called. */
export interface CalledService extends CalledPods {
  readonly service: string;
  /** The application behind it, where it is in sight. */
  readonly application?: Application;
  /** Its place in the spec. */
  readonly path: Path;
}
