import type { ServiceEntrySpec } from '../../kube/generated/service-entry';
import type { Outside, OutsidePort } from '../outside';
import { outsideName } from '../outside-name';
import { synthesized, type Synthesized } from '../synthesized';

/**
 * The ServiceEntry of a host outside of the mesh, seen by its own namespace alone.
 *
 * The proxy looks up a host itself, whatever address the application has for it. All below a name, and addresses, it takes as the
 * application has them, since there is nothing to look up.
 */
export function serviceEntry(outside: Outside): Synthesized<ServiceEntrySpec>[] {
  const { namespace, host, addresses, ports, origins } = outside;
  const isNamed = addresses.length === 0 && !host.startsWith('*.');
  return [synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name: outsideName(outside), namespace },
    spec: {
      hosts: [host],
      ...(addresses.length > 0 && { addresses }),
      exportTo: ['.'],
      location: 'MESH_EXTERNAL' as const,
      resolution: isNamed ? 'DNS' as const : 'NONE' as const,
      ports: ports.map(portOf),
    },
  }, origins)];
}

function portOf({ port, protocol, tlsPort }: OutsidePort): NonNullable<ServiceEntrySpec['ports']>[number] {
  return { number: port, name: `${protocol.toLowerCase()}-${port}`, protocol, ...(tlsPort !== undefined && tlsPort !== port && { targetPort: tlsPort }) };
}
