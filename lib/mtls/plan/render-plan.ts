import type { Palette } from '../../diagnostics/palette';
import { printable } from '../../diagnostics/printable';
import { portText } from './ask';
import { resourceText } from './cause-text';
import type { Change } from './change';
import { changedFields } from './changed-fields';
import type { Effect, MtlsPlan } from './plan';
import type { PlanStep } from './steps';

/** A plan for a person: what is done to which resource in which order and why, and what clients notice. */
export function renderPlan({ changes, steps, effects }: MtlsPlan, palette: Palette): string {
  if (changes.length === 0) return 'nothing to do: every port has the mode that is asked for\n';
  const done = steps.flatMap((step, index) => [
    ...(steps.length > 1 ? [palette.bold(`step ${index + 1}: ${step.because}`)] : []),
    ...step.changes.flatMap((change) => changeLines(change, palette)),
    ...(step.caution === undefined ? [] : [`  ${palette.yellow('caution')}: ${step.caution}`]),
  ]);
  return [...done, ...effectLines(effects, palette), summary(changes, steps), ''].join('\n');
}

function changeLines({ action, resource, before, reasons }: Change, palette: Palette): string[] {
  const [sign, paint] = action === 'create' ? ['+', palette.cyan] : action === 'delete' ? ['-', palette.red] : ['~', palette.yellow];
  const fields = action === 'delete' ? [] : changedFields(before?.spec, resource.spec);
  return [
    `  ${paint(`${sign} ${action}`)} ${palette.bold(printable(resourceText(resource)))}`,
    ...fields.map((field) => `      ${printable(field)}`),
    ...reasons.map((reason) => `      ${palette.blue('because')}: ${printable(reason)}`),
  ];
}

function effectLines(effects: readonly Effect[], { bold, red }: Palette): string[] {
  if (effects.length === 0) return ['no client in sight notices'];
  return [bold('clients'), ...effects.map(({ clients, service, port, before, after, cutOff }) =>
    `  ${cutOff ? `${red('cut off')} ` : ''}${printable(`${named(clients)} to ${portText(service, port)}: ${before}, then ${after}`)}`)];
}

function named(clients: readonly string[]): string {
  return clients.length > 5 ? `${clients.slice(0, 5).join(', ')} and ${clients.length - 5} more` : clients.join(', ');
}

function summary(changes: readonly Change[], steps: readonly PlanStep[]): string {
  const counts = (['create', 'change', 'delete'] as const).map((action) => [action, changes.filter((change) => change.action === action).length] as const);
  const text = counts.filter(([, count]) => count > 0).map(([action, count]) => `${count} to ${action}`).join(', ');
  return steps.length > 1 ? `${text}, in ${steps.length} steps: let each reach every proxy before the next` : text;
}
