import type { Mesh } from '../../mesh/mesh';
import type { Workload } from '../../mesh/workload';
import { outcomeOf } from '../outcome';
import type { OutsideCaller } from '../outside-caller';
import { outsideCallersOf } from '../outside-callers';
import { serversOf, type Server } from '../server';
import type { Ask, DefaultAsk } from './ask';
import { causeText } from './cause-text';
import { inherits } from './expected-modes';
import type { Target, Targets } from './targets';

/** The ports that a STRICT default would close to callers from outside the mesh: they stay PERMISSIVE, which is never less than they need. */
export function outsideExceptions(mesh: Mesh, ask: DefaultAsk, targets: Targets): Targets {
  const exceptions = new Map<Workload, Map<number, Target>>();
  if (ask.mode !== 'STRICT') return exceptions;
  const callersOf = outsideCallersOf(mesh);
  for (const service of mesh.services().filter(({ namespace, external }) => namespace === ask.namespace && !external)) {
    for (const port of service.ports) {
      for (const server of serversOf(mesh, service, port)) {
        const { workload, port: target } = server;
        if (target === undefined || targets.get(workload)?.has(target) || !inherits(mesh, workload, target)) continue;
        const caller = callersOf(service, port, server).find((one) => isCutOffByStrict(server, one));
        if (!caller) continue;
        const own: Ask = { on: ask.on, path: ask.path, service, port, mode: 'PERMISSIVE', servers: [server] };
        const because = `${caller.caller} calls it from outside the mesh: ${causeText(caller.by)}`;
        exceptions.set(workload, new Map([[target, { mode: 'PERMISSIVE', asks: [own], because }], ...exceptions.get(workload) ?? []]));
      }
    }
  }
  return exceptions;
}

/** Whether STRICT would refuse a caller from outside whom the server takes now. */
export function isCutOffByStrict(server: Server, { wire }: OutsideCaller): boolean {
  return server.mode !== undefined && outcomeOf(wire, server, 'application').result !== 'fails'
    && outcomeOf(wire, { ...server, mode: 'STRICT' }, 'application').result === 'fails';
}
