import type { Cause } from './cause';

/** Somebody who is not in the mesh and calls a workload all the same. */
export interface OutsideCaller {
  readonly caller: 'kubelet' | 'API server' | 'Prometheus' | 'load balancer';
  /** What tells that it calls. */
  readonly by: Cause;
  readonly wire: 'plaintext' | 'application TLS';
}
