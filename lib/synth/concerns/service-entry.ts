import type { ServiceEntrySpec } from '../../kube/generated/service-entry';
import type { Egress } from '../egress';
import { entryPort, namedPort } from '../entry-port';
import type { Outside } from '../outside';
import { outsideName } from '../outside-name';
import { synthesized, type Synthesized } from '../synthesized';

/** The ServiceEntry of a host outside of the mesh, seen by its own namespace alone. */
export function serviceEntry(outside: Outside): Synthesized<ServiceEntrySpec>[] {
  const { namespace, host, addresses, origins, egress } = outside;
  return [synthesized({
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name: outsideName(outside), namespace },
    spec: {
      hosts: [host],
      ...(addresses.length > 0 && { addresses }),
      exportTo: ['.'],
      location: 'MESH_EXTERNAL' as const,
      ...(egress ? throughGateway(outside, egress) : direct(outside)),
    },
  }, origins)];
}

/**
 * The proxy looks up a host itself, whatever address the application has for it. All below a name, and addresses, it takes as the
 * application has them, since there is nothing to look up.
 */
function direct({ host, addresses, ports }: Outside): Pick<ServiceEntrySpec, 'resolution' | 'ports'> {
  const isNamed = addresses.length === 0 && !host.startsWith('*.');
  return { resolution: isNamed ? 'DNS' : 'NONE', ports: ports.map(entryPort) };
}

/** The proxy knows no other way than the gateway, so that nothing goes past it where something else is missing. */
function throughGateway({ ports }: Outside, { gateway: { service, namespace, port } }: Egress): Pick<ServiceEntrySpec, 'resolution' | 'ports' | 'endpoints'> {
  const called = ports.map(namedPort);
  return {
    resolution: 'DNS',
    ports: called,
    endpoints: [{ address: `${service}.${namespace}.svc.cluster.local`, ports: Object.fromEntries(called.map(({ name }) => [name, port])) }],
  };
}
