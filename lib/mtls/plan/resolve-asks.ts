import type { Mesh } from '../../mesh/mesh';
import type { MeshPort, MeshService } from '../../mesh/service';
import { each, type Checked } from '../../specs/checked';
import { nearest } from '../../specs/did-you-mean';
import type { MtlsPolicy } from '../../specs/mtls-policy';
import { quote, quoteAll } from '../../specs/show';
import { serversOf } from '../server';
import { portText, type Ask } from './ask';
import { enforcingServers } from './enforcing-servers';

type Entry = NonNullable<MtlsPolicy['spec']['services']>[number];

/** What a policy asks for, port by port; an entry that nobody could carry out is told and left out. */
export function* resolveAsks(mesh: Mesh, policy: MtlsPolicy): Checked<readonly Ask[]> {
  const asks = yield* each(policy.spec.services ?? [], (entry, index) => resolveEntry(mesh, policy, entry, index));
  return asks.filter((ask) => ask !== undefined);
}

function* resolveEntry(mesh: Mesh, policy: MtlsPolicy, entry: Entry, index: number): Checked<Ask | undefined> {
  const place = { on: policy, path: ['spec', 'services', index] };
  const service = yield* findService(mesh, policy, entry.service, index);
  const port = service && (yield* findPort(policy, service, entry, index));
  if (!service || !port) return undefined;
  if ((port.protocol === 'HTTPS' || port.protocol === 'TLS') && entry.mode !== 'PERMISSIVE') {
    yield {
      code: 'port-serves-tls',
      ...place,
      path: [...place.path, 'mode'],
      message: `${quote(portText(service, port))} is ${port.protocol}: its application ends TLS itself, and mutual TLS of the mesh is only wrapped around that`,
      help: 'clients in the mesh wrap it of their own accord: leave it `PERMISSIVE`, or let the application serve plaintext on an `http` port and the mesh the TLS',
    };
    return undefined;
  }
  const ask = { ...place, service, port, mode: entry.mode, servers: serversOf(mesh, service, port) };
  const servers = yield* enforcingServers(mesh, ask);
  return servers && { ...ask, servers };
}

function* findService(mesh: Mesh, policy: MtlsPolicy, name: string, index: number): Checked<MeshService | undefined> {
  const { namespace } = policy.metadata;
  const services = mesh.services().filter((service) => service.resource.kind === 'Service');
  const own = services.filter((service) => service.namespace === namespace);
  const found = own.find(({ resource }) => resource.metadata.name === name);
  if (found && !found.external) return found;
  const path = ['spec', 'services', index, 'service'];
  if (found) {
    yield { code: 'service-outside', on: policy, path, message: `the Service ${quote(name)} is an ExternalName: what is outside the mesh takes no mode`, help: 'leave it out' };
    return undefined;
  }
  const names = own.map(({ resource }) => resource.metadata.name);
  const guess = nearest(name, names);
  const elsewhere = services.find(({ resource }) => resource.metadata.name === name);
  const helps = [
    ...(guess === undefined ? [] : [`did you mean ${quote(guess)}?`]),
    ...(elsewhere ? [`there is one in the namespace ${quote(elsewhere.namespace)}, and a policy speaks of its own namespace`] : []),
    ...(names.length === 0 ? [`no Service of ${quote(namespace)} was shown`] : []),
  ];
  const known = names.length > 0 && guess === undefined ? `; there are ${quoteAll(names.slice(0, 8))}` : '';
  yield {
    code: 'service-not-found',
    on: policy,
    path,
    message: `there is no Service ${quote(name)} in ${quote(namespace)}${known}`,
    ...(helps.length > 0 && { help: helps.join('; ') }),
  };
  return undefined;
}

function* findPort(policy: MtlsPolicy, service: MeshService, { port, portNumber }: Entry, index: number): Checked<MeshPort | undefined> {
  const found = service.ports.find((candidate) => (port === undefined ? candidate.port === portNumber : candidate.name === port));
  if (found) return found;
  const names = service.ports.map((candidate) => candidate.name).filter((name) => name !== undefined);
  const guess = port === undefined ? undefined : nearest(port, names);
  const all = service.ports.map((candidate) => (candidate.name === undefined ? String(candidate.port) : `${candidate.name} (${candidate.port})`));
  yield {
    code: 'unknown-port',
    on: policy,
    path: ['spec', 'services', index, port === undefined ? 'portNumber' : 'port'],
    message: `${quote(String(port ?? portNumber))} is no TCP port of the Service ${quote(service.resource.metadata.name)}, which has ${all.length === 0 ? 'none' : quoteAll(all)}`,
    ...(guess !== undefined && { help: `did you mean ${quote(guess)}?` }),
  };
  return undefined;
}
