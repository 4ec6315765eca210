import type { Exposure, Passthrough, PortPassage } from '../routing/intent';
import type { PathPattern } from '../routing/path-pattern';
import type { Path } from '../specs/problem';
import type { SecureApplication, WorkloadPort } from '../specs/secure-application';

/** A SecureApplication with all its defaults resolved against what is in sight. */
export interface Application {
  readonly spec: SecureApplication;
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
  /** Absent: whatever the mesh allows. */
  readonly callees?: Callees;
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
  /** Ports of the container on which its requests are read. */
  readonly httpPorts: readonly number[];
  /** Those on which nothing but its identity is known. */
  readonly otherPorts: readonly number[];
  /** Absent: any method. */
  readonly methods?: readonly string[];
  /** Absent: any path. */
  readonly paths?: readonly PathPattern[];
  /** Its place in the spec. */
  readonly path: Path;
}

/** What an application may call. */
export interface Callees {
  readonly applications: readonly CalledService[];
}

/** A Service in the mesh that is called. */
export interface CalledService {
  readonly namespace: string;
  readonly service: string;
  /** The application behind it, where it is in sight. */
  readonly application?: Application;
  /** Its place in the spec. */
  readonly path: Path;
}
