import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '../../lib/kube/resource';
import { meshOf, type Mesh } from '../../lib/mesh/mesh';
import type { MeshService } from '../../lib/mesh/service';
import type { Shown } from '../../lib/mesh/sight';
import type { Workload } from '../../lib/mesh/workload';
import type { Cause } from '../../lib/mtls/cause';
import { outsider, type Client } from '../../lib/mtls/client';
import { exchangesOf, type Exchange } from '../../lib/mtls/exchange';
import { workloadModes } from '../../lib/mtls/port-mode';
import type { Blocker, PlainClients, PortStatus } from '../../lib/mtls/port-status';
import type { Server } from '../../lib/mtls/server';
import { serverState, type ServerState } from '../../lib/mtls/server-state';
import { statusOf } from '../../lib/mtls/status';
import { documentsOf } from '../synth/case';
import { compactYaml } from '../synth/compact-yaml';

/** What a case is asked, as a document beside the resources; without one it is asked everything but the status. */
interface Ask {
  readonly kind: 'Ask';
  readonly show?: readonly ('servers' | 'exchanges' | 'status')[];
  /** `namespace/name` of workloads, `outside`, or either followed by ` with TLS`. */
  readonly clients?: readonly string[];
  /** Hosts, or the start of them. */
  readonly services?: readonly string[];
  /** `namespace/name` of workloads whose modes are wanted. */
  readonly servers?: readonly string[];
  readonly shown?: readonly Shown[];
}

const kinds = ['security.istio.io/PeerAuthentication', 'networking.istio.io/DestinationRule'];
const everything = kinds.map((kind) => ({ kind }));

/** Answers the case in a folder, as a reviewer reads it. */
export function answerCase(folder: string): string {
  const documents = documentsOf(readFileSync(join(folder, 'input.yaml'), 'utf8')) as (Resource | Ask)[];
  const ask = documents.find((document): document is Ask => document.kind === 'Ask') ?? { kind: 'Ask' };
  const mesh = meshOf({ resources: documents.filter((document): document is Resource => document !== ask), shown: ask.shown ?? everything });
  const { show = ['servers', 'exchanges'] } = ask;
  return compactYaml({
    ...(show.includes('servers') && { servers: serversOf(mesh, ask) }),
    ...(show.includes('exchanges') && { exchanges: exchangesIn(mesh, ask) }),
    ...(show.includes('status') && { status: statusIn(mesh) }),
  });
}

function serversOf(mesh: Mesh, { servers, services }: Ask): object {
  const behind = mesh.services().filter((service) => asked(service, services)).flatMap((service) => mesh.workloadsOf(service));
  const wanted = [...new Set(behind)].filter((workload) => servers === undefined || servers.includes(name(workload)));
  return Object.fromEntries(wanted.map((workload) => [name(workload), Object.fromEntries([
    ...portsToShow(mesh, workload).map((port) => [String(port), stateText(serverState(mesh, workload, port))]),
    ['other ports', stateText(serverState(mesh, workload, 0))],
  ])]));
}

function portsToShow(mesh: Mesh, workload: Workload): number[] {
  const targets = mesh.servicesOf(workload).flatMap((service) => service.ports.flatMap((port) => mesh.endpoints(service, port)))
    .flatMap((endpoint) => (endpoint.workload === workload && endpoint.port !== undefined ? [endpoint.port] : []));
  return [...new Set([...targets, ...workloadModes(mesh, workload).ports.keys()])].sort((a, b) => a - b);
}

function stateText({ taker, mode, listener, by }: ServerState): string {
  return `${mode ?? 'none'} (${taker}, ${listener}) by ${causeText(by)}`;
}

function exchangesIn(mesh: Mesh, { clients, services }: Ask): object {
  const named = clients ?? mesh.workloads().map(name);
  return Object.fromEntries(mesh.services().filter((service) => asked(service, services)).flatMap((service) =>
    service.ports.flatMap((port) => named.flatMap((client) => exchangesOf(mesh, clientNamed(mesh, client), service, port).map((exchange) => {
      const { server, subset } = exchange;
      const to = `${service.host}:${port.port}${subset === undefined ? '' : ` subset ${subset}`}`;
      return [`${client} -> ${to} -> ${serverName(server)}`, exchangeText(exchange)];
    })))));
}

function exchangeText({ sent, result, symptom, provided }: Exchange): object {
  return { sends: sent.wire, by: causeText(sent.by), result, ...(symptom !== undefined && { symptom }), ...(provided !== undefined && { provided }) };
}

function clientNamed(mesh: Mesh, text: string): Client {
  const plain = text.replace(/ with TLS$/, '');
  const client = plain === 'outside' ? outsider : mesh.workloads().find((workload) => name(workload) === plain);
  if (!client) throw new Error(`no client ${text}`);
  return plain === text ? client : { ...client, speaksTls: true };
}

function asked({ host }: MeshService, services: readonly string[] | undefined): boolean {
  return services === undefined || services.some((service) => host.startsWith(service));
}

function statusIn(mesh: Mesh): object {
  const { ports, counts, next, notKnown } = statusOf(mesh);
  return {
    ports: Object.fromEntries(ports.map((status) => [`${status.service.host}:${status.port.port}`, portText(status)])),
    counts,
    ...(notKnown.length > 0 && { notKnown: notKnown.map(shownText) }),
    next: next?.host ?? null,
  };
}

function portText({ mode, servers, readiness, plaintext, outside, blockers, notKnown }: PortStatus): object {
  return {
    mode,
    by: [...new Set(servers.map(({ by }) => causeText(by)))],
    readiness,
    ...(plaintext.length > 0 && { plaintext: plaintext.map(clientsText) }),
    ...(outside.length > 0 && { outside: outside.map(({ caller, wire, by }) => `${caller} sends ${wire}: ${causeText(by)}`) }),
    ...(blockers.length > 0 && { blockers: blockers.map(blockerText) }),
    ...(notKnown.length > 0 && { notKnown: notKnown.map(shownText) }),
  };
}

function clientsText({ workloads, wire, by }: PlainClients): string {
  return `${workloads.map(name).join(', ')} sends ${wire}: ${causeText(by)}`;
}

function blockerText(blocker: Blocker): string {
  switch (blocker.kind) {
    case 'server': return `${name(blocker.workload)}: ${causeText(blocker.by)}`;
    case 'clients': return `${clientsText(blocker.clients)}; would see: ${blocker.symptom}`;
    case 'outside': return `${blocker.caller.caller}; would see: ${blocker.symptom}`;
  }
}

function name({ namespace, name: own }: Workload): string {
  return `${namespace}/${own}`;
}

function serverName({ workload, port }: Server): string {
  const { kind, metadata } = workload.resource;
  return `${name(workload)}${kind === 'Pod' ? ` (${metadata.name})` : ''}:${port ?? '?'}`;
}

/** A cause as one line. */
export function causeText({ resource, path, because }: Cause): string {
  const place = resource && `${resource.kind} ${resource.metadata.namespace ?? ''}/${resource.metadata.name}`;
  return [place, path?.join('.'), because && (place === undefined ? because : `(${because})`)].filter((part) => part !== undefined).join(' ');
}

function shownText({ kind, namespace }: Shown): string {
  return `${kind} of ${namespace}`;
}
