import { isIP } from 'node:net';
import { capturePort, outboundAddress, type Workload } from '../engines/hosts';
import { kubectl, type World } from '../engines/world';
import type { Destination } from './raw-request';

/** Where the sidecar of a captured workload, or ztunnel, takes what its application sends to an address. */
export function capturedAt(workload: Workload, address: string, port: number): Destination {
  const own = outboundAddress(workload);
  return { address: own, port: capturePort, preface: `PROXY TCP4 ${own} ${address} 40000 ${port}\r\n` };
}

/** An address that is nobody's, so that a proxy alone finds the host. */
export const nobodysAddress = '192.0.2.1';

const known = new Map<string, string>();

/** The address that the cluster's DNS would give for a Service by its full name; an address is itself, and that of any other host nobody's. */
export async function addressOf(world: World, host: string): Promise<string> {
  if (isIP(host) !== 0) return host;
  const [, name, namespace] = /^([^.]+)\.([^.]+)\.svc\.cluster\.local$/.exec(host) ?? [];
  if (name === undefined) return nobodysAddress;
  const found = known.get(host) ?? await kubectl(world, ['get', 'service', name, '--namespace', namespace!, '--output', 'jsonpath={.spec.clusterIP}']);
  known.set(host, found);
  return found;
}
