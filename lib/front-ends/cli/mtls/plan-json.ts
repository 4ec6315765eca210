import type { Change } from '../../../mtls/plan/change';
import { manifestOf } from '../../../mtls/plan/manifest-of';
import type { Effect, MtlsPlan } from '../../../mtls/plan/plan';
import type { PlanStep } from '../../../mtls/plan/steps';
import { evidenceJson, serviceJson, servicePortJson } from './status-json';
import type { PlannedFrom } from './text/plan-text';

/** The plan for a machine: one JSON object, its fields and lists in one order. Fields may be added; they are API. */
export function planJson({ changes, steps, effects }: MtlsPlan, { evidence, status }: PlannedFrom): string {
  return `${JSON.stringify({
    changes: changes.map(changeJson),
    steps: steps.map(stepJson),
    effects: effects.map(effectJson),
    evidence: evidence ? evidenceJson(evidence, status.elsewhere) : null,
  }, undefined, 2)}\n`;
}

function stepJson({ because, isOptional, caution, changes }: PlanStep): object {
  return { because, optional: isOptional === true, caution: caution ?? null, changes: changes.map(changeJson) };
}

function changeJson({ action, resource, before, reasons }: Change): object {
  return { action, resource: manifestOf(resource), before: before ? manifestOf(before) : null, reasons };
}

function effectJson({ service, port, clients, before, after, cutOff }: Effect): object {
  return { service: serviceJson(service), port: servicePortJson(port), clients, before, after, cutOff };
}
