import type { Workload } from '../engines/hosts';
import type { World } from '../engines/world';
import { addressOf, capturedAt } from '../traffic/captured';
import { receivedBy, sendNumbered } from '../traffic/exchange';
import type { Answer } from '../traffic/raw-request';
import type { OutsideHosts } from './outside';

/** What a workload sends. */
export interface Call {
  readonly host: string;
  readonly port: number;
  /** The address that it has for the host; where nothing is said, that of a Service by its full name, else one that is nobody's, so that the proxy alone finds the host. */
  readonly address?: string;
  /** Whether it speaks TLS itself. */
  readonly tls?: true;
}

/** What came of a call, and who got it. */
export interface Called {
  readonly status: Answer['status'];
  readonly reached: readonly string[];
}

/** Sends a request as the application of a captured workload would, to the address that it has for the host. */
export async function call(world: World, workload: Workload, { host, port, address, tls }: Call, outside: OutsideHosts): Promise<Called> {
  const destination = { ...capturedAt(workload, address ?? await addressOf(world, host), port), ...(tls && { serverName: host }) };
  const { answer, id } = await sendNumbered(destination, { method: 'GET', target: '/', headers: [['Host', host]] });
  return { status: answer.status, reached: [...(await receivedBy(id)).map((one) => one.workload), ...outside.reachedBy(id)] };
}
