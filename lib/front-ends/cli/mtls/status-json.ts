import type { Resource } from '../../../kube/resource';
import type { MeshPort, MeshService } from '../../../mesh/service';
import type { Workload } from '../../../mesh/workload';
import type { Cause } from '../../../mtls/cause';
import type { WitnessedPort, WitnessedStatus } from '../../../mtls/evidence/witnessed-status';
import type { Blocker, PlainClients } from '../../../mtls/port-status';
import type { Server } from '../../../mtls/server';
import type { GivenEvidence } from './evidence-input';
import { WorkloadGroups } from './workload-groups';

/** The status for a machine: one JSON object, its fields and lists in one order. Fields may be added; they are API. */
export function statusJson(status: WitnessedStatus, evidence: GivenEvidence | undefined): string {
  const { counts, next, notKnown, elsewhere } = status;
  const groups = new WorkloadGroups();
  const ports = status.ports.map((port) => portJson(port, evidence, groups));
  return `${JSON.stringify({
    ports,
    groups: groups.all.map((workloads) => workloads.map(workloadJson)),
    counts,
    next: next ? serviceJson(next) : null,
    notKnown,
    evidence: evidence ? evidenceJson(evidence, elsewhere) : null,
  }, undefined, 2)}\n`;
}

/** Where evidence comes from, and who was seen at workloads that are not in sight. */
export function evidenceJson({ from, window, at, warnings }: GivenEvidence, elsewhere: WitnessedStatus['elsewhere']): object {
  return { from, window, at: at === undefined ? null : new Date(at * 1000).toISOString(), warnings, elsewhere };
}

function portJson(status: WitnessedPort, evidence: GivenEvidence | undefined, groups: WorkloadGroups): object {
  const { service, port, mode, servers, readiness, plaintext, outside, observed, measured, blockers, notKnown } = status;
  return {
    service: serviceJson(service),
    port: servicePortJson(port),
    mode,
    readiness,
    servers: servers.map(serverJson),
    plaintext: plaintext.map((clients) => clientsJson(clients, groups)),
    outside: outside.map(({ caller, wire, by }) => ({ caller, sends: wire, decidedBy: causeJson(by) })),
    // without evidence the fields are absent, since nobody looked
    ...(evidence && { observed, measured }),
    blockers: blockers.map((blocker) => blockerJson(blocker, groups)),
    notKnown,
  };
}

function serverJson({ workload, port, mode, taker, by }: Server): object {
  return { workload: workloadJson(workload), port, mode, taker, decidedBy: causeJson(by) };
}

function blockerJson(blocker: Blocker, groups: WorkloadGroups): object {
  switch (blocker.kind) {
    case 'server': return { kind: 'server', workload: workloadJson(blocker.workload), decidedBy: causeJson(blocker.by) };
    case 'clients': return { kind: 'clients', ...clientsJson(blocker.clients, groups), symptom: blocker.symptom };
    case 'outside': return { kind: 'outside', caller: blocker.caller.caller, sends: blocker.caller.wire, decidedBy: causeJson(blocker.caller.by), symptom: blocker.symptom };
  }
}

function clientsJson({ workloads, wire, by }: PlainClients, groups: WorkloadGroups): object {
  return { group: groups.indexOf(workloads), sends: wire, decidedBy: causeJson(by) };
}

export function servicePortJson({ port, name, targetPort, protocol }: MeshPort): object {
  return { number: port, name, targetPort, protocol };
}

export function serviceJson({ resource, namespace, host }: MeshService): object {
  return { kind: resource.kind, namespace, name: resource.metadata.name, host };
}

function workloadJson({ kind, namespace, name }: Workload): object {
  return { kind, namespace, name };
}

function causeJson({ resource, path, because }: Cause): object {
  return { resource: resource && resourceJson(resource), path, because };
}

function resourceJson({ apiVersion, kind, metadata: { namespace, name } }: Resource): object {
  return { apiVersion, kind, namespace, name };
}
