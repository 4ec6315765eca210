import { callingWorkload } from '../engines/hosts';
import { capturedAt, nobodysAddress } from '../traffic/captured';
import { receivedBy, sendNumbered } from '../traffic/exchange';
import type { Answer } from '../traffic/raw-request';
import type { OutsideHosts } from './outside';

/** What the calling workload sends. */
export interface Call {
  readonly host: string;
  readonly port: number;
  /** The address that it has looked up for the host; where nothing is said, one that is nobody's, so that the proxy alone finds the host. */
  readonly address?: string;
  /** Whether it speaks TLS itself. */
  readonly tls?: true;
}

/** What came of a call, and who got it. */
export interface Called {
  readonly status: Answer['status'];
  readonly reached: readonly string[];
}

/** Sends a request as the application of the calling workload would, to the address that it has for the host. */
export async function call({ host, port, address = nobodysAddress, tls }: Call, outside: OutsideHosts): Promise<Called> {
  const destination = { ...capturedAt(callingWorkload, address, port), ...(tls && { serverName: host }) };
  const { answer, id } = await sendNumbered(destination, { method: 'GET', target: '/', headers: [['Host', host]] });
  return { status: answer.status, reached: [...(await receivedBy(id)).map(({ workload }) => workload), ...outside.reachedBy(id)] };
}
