import type { Palette } from '../../../../diagnostics/palette';
import { printable } from '../../../../diagnostics/printable';
import type { Resource } from '../../../../kube/resource';
import type { WitnessedStatus } from '../../../../mtls/evidence/witnessed-status';
import type { MtlsPlan } from '../../../../mtls/plan/plan';
import { renderPlan } from '../../../../mtls/plan/render-plan';
import { titled } from '../../text/titled';
import { resourceText } from '../../write';
import type { GivenEvidence } from '../evidence-input';
import { planCommands, stepResources } from '../plan-files';
import { lookedAt } from './status-summary';

/** What a plan was made from. */
export interface PlannedFrom {
  /** Where the mesh was read from. */
  readonly from: string;
  readonly configShown: boolean;
  readonly evidence?: GivenEvidence;
  /** How the services stand that something was asked of; without evidence nobody needs them. */
  readonly status: WitnessedStatus;
}

/** A plan for a person: what is done and why, what it was made from, and the resources or the commands that carry out their files. */
export function planText(plan: MtlsPlan, from: PlannedFrom, output: string | undefined, width: number, palette: Palette): string {
  const commands = output === undefined ? [] : planCommands(plan, output).map((command, index) => [index === 0 ? 'then' : '', command] as const);
  const notes = titled([['mesh', from.from], ...lookedAt(from), ...commands], width, palette);
  return `${renderPlan(plan, palette)}\n${notes}${output === undefined ? resourcesText(plan) : ''}`;
}

/** The resources as YAML; what is deleted is a comment, since no YAML says so. */
function resourcesText({ steps }: MtlsPlan): string {
  const documents = steps.flatMap((step, index) => {
    const resources = stepResources(step);
    const [first = '', ...others] = [
      ...resources.apply.map((resource) => resourceText(resource, 'yaml')),
      ...(resources.delete.length > 0 ? [resources.delete.map(deletion).join('')] : []),
    ];
    return [`${steps.length > 1 ? `# step ${index + 1}: ${step.because}\n` : ''}${first}`, ...others];
  });
  return documents.map((text) => `---\n${text}`).join('').replace(/^(?=-)/, '\n');
}

function deletion({ apiVersion, kind, metadata: { name, namespace } }: Resource): string {
  const [group] = apiVersion.split('/');
  return printable(`# kubectl delete ${kind.toLowerCase()}.${group} ${name}${namespace === undefined ? '' : ` -n ${namespace}`}`) + '\n';
}
