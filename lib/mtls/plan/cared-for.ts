import type { Mesh } from '../../mesh/mesh';
import type { MeshPort, MeshService } from '../../mesh/service';
import { serversOf } from '../server';
import type { Ask, DefaultAsk } from './ask';
import type { Cared } from './mended-changes';
import type { Targets } from './targets';

/** What a plan is there to change: the asked-for ports by whatever Service they are reached, and the services of a namespace with a default. */
export function caredFor(mesh: Mesh, asks: readonly Ask[], defaults: readonly DefaultAsk[], targets: Targets): Cared {
  const placeOf = (service: MeshService, port: MeshPort) =>
    asks.find((ask) => ask.service === service && ask.port === port)
    ?? defaults.find(({ namespace }) => namespace === service.namespace)
    ?? asks.find((ask) => ask.service.namespace === service.namespace)
    ?? (asks[0] ?? defaults[0])!;
  const isAsked = (service: MeshService, port: MeshPort) =>
    asks.some((ask) => ask.service === service && ask.port === port)
    || defaults.some(({ namespace }) => namespace === service.namespace)
    || serversOf(mesh, service, port).some(({ workload, port: own }) => own !== undefined && targets.get(workload)?.has(own));
  const namespaces = new Set([...asks.map(({ service }) => service.namespace), ...defaults.map(({ namespace }) => namespace)]);
  const ports = mesh.services().filter(({ namespace, external }) => namespaces.has(namespace) && !external)
    .flatMap((service) => service.ports.filter((port) => isAsked(service, port)).map((port) => ({ service, port })));
  return {
    ports,
    placeOf,
    isMeant: ({ service, port, server: { workload, port: own } }) => ports.some((other) => other.service === service && other.port === port
      && (asks.some((ask) => ask.service === service && ask.port === port)
        || defaults.some(({ namespace }) => namespace === service.namespace)
        || (own !== undefined && targets.get(workload)?.has(own) === true))),
  };
}
