import type { Mesh } from '../../mesh/mesh';
import type { MeshPort, MeshService } from '../../mesh/service';
import type { Workload } from '../../mesh/workload';
import { outcomeOf } from '../outcome';
import type { OutsideCaller } from '../outside-caller';
import { outsideCallersOf } from '../outside-callers';
import { serversOf, type Server } from '../server';
import { serverState } from '../server-state';
import type { Ask, DefaultAsk } from './ask';
import { causeText } from './cause-text';
import { inherits } from './expected-modes';
import { loosePorts } from './loose-ports';
import type { Target, Targets } from './targets';

/** The ports that a STRICT default would close to callers from outside the mesh: they stay PERMISSIVE, which is never less than they need. */
export function outsideExceptions(mesh: Mesh, ask: DefaultAsk, targets: Targets): Targets {
  const exceptions = new Map<Workload, Map<number, Target>>();
  if (ask.mode !== 'STRICT') return exceptions;
  const callersOf = outsideCallersOf(mesh);
  for (const { service, port, server } of [...throughServices(mesh, ask.namespace), ...byThemselves(mesh, ask.namespace)]) {
    const { workload, port: target } = server;
    if (target === undefined || targets.get(workload)?.has(target) || !inherits(mesh, workload, target)) continue;
    const caller = callersOf(service, port, server).find((one) => isCutOffByStrict(server, one));
    if (!caller) continue;
    const own: Ask = { on: ask.on, path: ask.path, service, port, mode: 'PERMISSIVE', servers: [server] };
    const because = `${caller.caller} calls it from outside the mesh: ${causeText(caller.by)}`;
    exceptions.set(workload, new Map([[target, { mode: 'PERMISSIVE', asks: [own], because }], ...exceptions.get(workload) ?? []]));
  }
  return exceptions;
}

interface Place {
  readonly service: MeshService;
  readonly port: MeshPort;
  readonly server: Server;
}

function throughServices(mesh: Mesh, namespace: string): Place[] {
  const services = mesh.services().filter((service) => service.namespace === namespace && !service.external);
  return services.flatMap((service) => service.ports.flatMap((port) => serversOf(mesh, service, port).map((server) => ({ service, port, server }))));
}

/** Ports that no Service leads to, which is where metrics often are. */
function byThemselves(mesh: Mesh, namespace: string): Place[] {
  return mesh.workloadsIn(namespace).flatMap((workload) => loosePorts(workload).map((number): Place => {
    const { apiVersion, kind } = workload.resource;
    const resource = { apiVersion, kind, metadata: { name: workload.name, namespace } };
    const service = { resource, host: workload.name, namespace, ports: [], passthrough: false, external: false, exportTo: [] };
    // a name that no monitor asks for
    const port: MeshPort = { port: number, targetPort: number, name: '', listener: 'auto' };
    return { service, port, server: { workload, port: number, ...serverState(mesh, workload, number) } };
  }));
}

/** Whether STRICT would refuse a caller from outside whom the server takes now. */
export function isCutOffByStrict(server: Server, { wire }: OutsideCaller): boolean {
  return server.mode !== undefined && outcomeOf(wire, server, 'application').result !== 'fails'
    && outcomeOf(wire, { ...server, mode: 'STRICT' }, 'application').result === 'fails';
}
