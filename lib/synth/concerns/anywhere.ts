import type { ServiceEntrySpec } from '../../kube/generated/service-entry';
import type { VirtualServiceSpec } from '../../kube/generated/virtual-service';
import type { Origin } from '../../routing/intent';
import { anywhereHost } from '../anywhere-host';
import type { Application } from '../application';
import { publicRanges } from '../public-addresses';
import { synthesized, type Synthesized } from '../synthesized';

/** With a range of addresses a host has a part in the listener of all addresses, and nobody has these. */
const nobodysRange = '240.0.0.0/31';

/**
 * What opens the ports that an application may call anywhere to that application alone.
 *
 * All of a namespace sees a ServiceEntry, but Istio makes no listener for a port of UDP: nobody has one but by a Sidecar that names the port
 * as TCP, as that of the application does (Istio, pilot/pkg/networking/core/listener.go). The VirtualService leads on what is meant for a
 * public address, and all else on that port is refused.
 */
export function anywhere({ spec, callees }: Application): Synthesized<ServiceEntrySpec | VirtualServiceSpec>[] {
  if (!callees || callees.anywhere.length === 0) return [];
  const host = anywhereHost(spec);
  const metadata = { name: `${spec.metadata.name}.anywhere`, namespace: spec.metadata.namespace };
  const number = nobodysPort(callees.anywhere);
  const from: readonly [Origin] = [{ spec, path: ['spec', 'callees', 'anywhere'] }];
  return [
    synthesized({
      apiVersion: 'networking.istio.io/v1',
      kind: 'ServiceEntry',
      metadata,
      spec: {
        hosts: [host],
        addresses: [nobodysRange],
        exportTo: ['.'],
        location: 'MESH_EXTERNAL' as const,
        resolution: 'NONE' as const,
        ports: [...callees.anywhere.map((port) => ({ number: port, name: `udp-${port}`, protocol: 'UDP' })), { number, name: `tcp-${number}`, protocol: 'TCP' }],
      },
    }, from),
    synthesized({
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata,
      spec: {
        hosts: [host],
        exportTo: ['.'],
        tcp: [{ match: [{ destinationSubnets: publicRanges }], route: [{ destination: { host, port: { number } } }] }],
      },
    }, from),
  ];
}

/** What is led to this port of the host goes on to the address and the port that it was meant for. */
function nobodysPort(taken: readonly number[]): number {
  return Array.from({ length: taken.length + 1 }, (_, index) => index + 1).find((port) => !taken.includes(port))!;
}
