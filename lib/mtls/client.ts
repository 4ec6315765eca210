import type { DataPlane } from '../mesh/data-plane';
import type { Labels } from '../mesh/label-index';

/** What of a client decides on what it sends; every Workload is one. */
export interface Client {
  readonly dataPlane: DataPlane;
  readonly namespace: string;
  readonly labels: Labels;
  readonly hbone: boolean;
  /** Whether its application speaks TLS itself; by default where the port is declared to serve it. */
  readonly speaksTls?: boolean;
}

/** Whoever is not in the mesh: a browser, a node, a load balancer that sends straight to a Service. */
export const outsider: Client = { dataPlane: 'none', namespace: '', labels: {}, hbone: false };
