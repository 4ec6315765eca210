import type { MeshPort, MeshService } from '../../mesh/service';
import type { Change } from './change';
import type { PlanStep } from './steps';

/** What clients of a service port meet when the plan is carried out, where that differs from now. */
export interface Effect {
  readonly service: MeshService;
  readonly port: MeshPort;
  /** The clients as `namespace/name`, sorted; a client outside the mesh is named by what it is, such as `Prometheus`. */
  readonly clients: readonly string[];
  /** In words: what is sent and what comes of it. */
  readonly before: string;
  readonly after: string;
  /** Whether they are cut off, which somebody has accepted. */
  readonly cutOff: boolean;
}

/** What brings about the modes that were asked for; there is nothing in it where they are there already. */
export interface MtlsPlan {
  /** All that is different in the end, sorted: policies first. */
  readonly changes: readonly Change[];
  /** The same in the order in which it is safe; one step where all may be applied at once. */
  readonly steps: readonly PlanStep[];
  readonly effects: readonly Effect[];
}
