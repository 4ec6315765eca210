import * as pulumi from '@pulumi/pulumi';
import type { MeshIngress } from '../../specs/mesh-ingress';
import type { MeshSettings } from '../../specs/mesh-settings';
import type { Path } from '../../specs/problem';
import type { SecureApplication } from '../../specs/secure-application';
import { clusterOf } from './cluster-of';
import type { Given } from './given';

/** A host, and where in a component it is exposed. */
export interface Claim {
  readonly host: string;
  readonly on: Given<SecureApplication>;
  readonly path: Path;
}

/** What a component has put into a cluster. */
export interface Settled {
  readonly settings: readonly Given<MeshSettings>[];
  readonly ingresses: readonly Given<MeshIngress>[];
  /** Those of them whose gateways route by Istio's own API. */
  readonly routedByIstio: readonly Given<MeshIngress>[];
  readonly applications: readonly Given<SecureApplication>[];
  readonly claims: readonly Claim[];
}

/** What the components before this one have put into the same cluster, and how it joins them once it has no mistakes. */
export interface Neighbours extends Settled {
  readonly settle: (settled: Partial<Settled>) => void;
}

interface Neighbour extends Settled {
  readonly construct: string;
  readonly parent: pulumi.Resource | undefined;
}

const nothing: Settled = { settings: [], ingresses: [], routedByIstio: [], applications: [], claims: [] };

/** By the connection to the engine, of which each run of a program has its own, and by provider. */
const runs = new WeakMap<object, Map<pulumi.ProviderResource | undefined, readonly Neighbour[]>>();

/** The neighbours of a component; one of the same name and parent is this one again, as in tests, since the engine refuses two in a program. */
export function neighboursOf(construct: string, opts: pulumi.ComponentResourceOptions): Neighbours {
  const run = pulumi.runtime.getMonitor() ?? {};
  const clusters = runs.get(run) ?? new Map<pulumi.ProviderResource | undefined, readonly Neighbour[]>();
  runs.set(run, clusters);
  const cluster = clusterOf(opts);
  const { parent } = opts;
  const others = (clusters.get(cluster) ?? []).filter((other) => other.construct !== construct || other.parent !== parent);
  return {
    settings: others.flatMap(({ settings }) => settings),
    ingresses: others.flatMap(({ ingresses }) => ingresses),
    routedByIstio: others.flatMap(({ routedByIstio }) => routedByIstio),
    applications: others.flatMap(({ applications }) => applications),
    claims: others.flatMap(({ claims }) => claims),
    settle: (settled) => clusters.set(cluster, [...others, { ...nothing, ...settled, construct, parent }]),
  };
}
