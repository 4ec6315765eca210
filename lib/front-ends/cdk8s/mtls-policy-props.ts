import type { Resource } from '../../kube/resource';
import type { Shown } from '../../mesh/sight';
import type { ObservedCaller } from '../../mtls/plan/observed-caller';
import type { MtlsPolicyInput } from '../../specs/mtls-policy';

/** The modes that service ports of one namespace should have, and the mesh that they should have them in. */
export interface MtlsPolicyProps extends MtlsPolicyInput {
  /**
   * The name of the policy, a DNS label, with which the names of new resources begin.
   * @default - the id of the construct
   */
  readonly name?: string;
  /**
   * The namespace of the services.
   * @default - the namespace of the chart
   */
  readonly namespace?: string;
  /** What there is now: Namespaces, Services, workloads, PeerAuthentications, DestinationRules and whatever else tells, as read from files or the cluster. */
  readonly state: readonly Resource[];
  /**
   * Kinds that `state` holds in full, so that none found is none there.
   * @default - of a kind that it holds nothing of, nothing is known
   */
  readonly shown?: readonly Shown[];
  /**
   * Clients that may be cut off, as `namespace/name`, or `Prometheus`, `kubelet`, `API server`, `load balancer`.
   * @default - none
   */
  readonly acceptBreak?: readonly string[];
  /**
   * Who was seen to call without mutual TLS.
   * @default - nobody
   */
  readonly observed?: readonly ObservedCaller[];
}
