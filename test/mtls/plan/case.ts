import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '../../../lib/kube/resource';
import type { Shown } from '../../../lib/mesh/sight';
import { portText } from '../../../lib/mtls/plan/ask';
import { resourceText } from '../../../lib/mtls/plan/cause-text';
import type { Change } from '../../../lib/mtls/plan/change';
import type { ObservedCaller } from '../../../lib/mtls/plan/observed-caller';
import type { MtlsPlan } from '../../../lib/mtls/plan/plan';
import { planDocuments, type PlanInput } from '../../../lib/mtls/plan/plan-documents';
import type { Planned } from '../../../lib/mtls/plan/plan-mtls';
import { isSpec } from '../../../lib/specs/parse';
import type { Problem } from '../../../lib/specs/problem';
import { documentsOf } from '../../synth/case';
import { compactYaml } from '../../synth/compact-yaml';

/** What is known beside the state, as a document of its own. */
interface Known {
  readonly kind: 'Known';
  readonly shown?: readonly Shown[];
  readonly acceptBreak?: readonly string[];
  readonly observed?: readonly ObservedCaller[];
}

const everything = ['security.istio.io/PeerAuthentication', 'networking.istio.io/DestinationRule'].map((kind) => ({ kind }));

/** The input of the case in a folder: the state, the policies and what else is known. */
export function inputOfCase(folder: string): PlanInput {
  const all = documentsOf(readFileSync(join(folder, 'input.yaml'), 'utf8')) as (Resource | Known)[];
  const known = all.find((document): document is Known => document.kind === 'Known');
  const { shown = everything, acceptBreak = [], observed = [] } = known ?? {};
  const documents = all.filter(isSpec);
  const resources = all.filter((document): document is Resource => document !== known && !isSpec(document));
  return { documents, resources, shown, acceptBreak, observed };
}

/** What a case gives, as a reviewer reads it. */
export function planCase(folder: string): string {
  return renderPlanned(planDocuments(inputOfCase(folder)));
}

function renderPlanned({ plan, problems }: Planned): string {
  return compactYaml(plan ? shownPlan(plan) : { refused: problems.map(shownProblem) });
}

function shownPlan({ changes, steps, effects }: MtlsPlan): object {
  const made = (change: Change) => `${change.action} ${resourceText(change.resource)}`;
  return {
    changes: changes.map(({ action, resource, reasons }) =>
      ({ [action]: resourceText(resource), because: reasons, ...(action !== 'delete' && { spec: resource.spec }) })),
    ...((steps.length > 1 || steps[0]?.caution !== undefined) && {
      steps: steps.map(({ changes: own, because, caution }) => ({ because, does: own.map(made), ...(caution !== undefined && { caution }) })),
    }),
    effects: effects.map(({ service, port, clients, before, after, cutOff }) =>
      `${clients.join(', ')} -> ${portText(service, port)}: ${before} => ${after}${cutOff ? ' (cut off)' : ''}`),
  };
}

function shownProblem({ code, path, message, help, related = [] }: Problem): object {
  const see = related.map((place) => `${place.path.join('.')}: ${place.message}`);
  return { [`${code} ${path.join('.')}`]: message, ...(help !== undefined && { help }), ...(see.length > 0 && { see }) };
}
