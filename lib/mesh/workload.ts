import type { Resource } from '../kube/resource';
import type { DataPlane } from './data-plane';
import type { Labels } from './label-index';

/** One or more alike pods, or a machine outside the cluster: what receives and sends traffic. */
export interface Workload {
  /** The Deployment, Pod, WorkloadEntry or other resource that it was read from; for an endpoint of a ServiceEntry the ServiceEntry. */
  readonly resource: Resource;
  /** Kind and name that people know it by: those of the controller, where the resource is a pod of one. */
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** Where `labels` and `annotations` stand in the resource; `undefined` where it has no place for them. */
  readonly metadataPath?: readonly (string | number)[];
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly serviceAccount: string;
  readonly dataPlane: DataPlane;
  /** What its endpoints say of themselves in `security.istio.io/tlsMode`, which the injector stamps: `istio`, `disabled` or anything. */
  readonly tlsMode: string;
  /** Whether it can be reached, and can speak, over HBONE. */
  readonly hbone: boolean;
  readonly hostNetwork: boolean;
  /** Numbers of its ports by their names. */
  readonly namedPorts: ReadonlyMap<string, number>;
}
