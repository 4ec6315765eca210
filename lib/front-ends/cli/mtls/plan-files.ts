import type { Resource } from '../../../kube/resource';
import { manifestOf } from '../../../mtls/plan/manifest-of';
import type { MtlsPlan } from '../../../mtls/plan/plan';
import type { PlanStep } from '../../../mtls/plan/steps';
import { fileName } from '../output/file-name';
import type { Format } from '../report';
import { resourceText } from '../write';

const folders = ['apply', 'delete'] as const;

/** What is applied, and what is deleted, in one step. */
export interface StepResources {
  readonly apply: readonly Resource[];
  readonly delete: readonly Resource[];
}

/** The resources of a step as they are written. */
export function stepResources({ changes }: PlanStep): StepResources {
  const manifests = (isDeletion: boolean) => changes.filter(({ action }) => (action === 'delete') === isDeletion).map(({ resource }) => manifestOf(resource));
  return { apply: manifests(false), delete: manifests(true) };
}

/** A file for each resource: below `apply` or `delete`, and these below `step-<number>` where there are several steps. */
export function planFiles({ steps }: MtlsPlan, format: Format): ReadonlyMap<string, string> {
  return new Map(steps.flatMap((step, index) => {
    const resources = stepResources(step);
    return folders.flatMap((folder) => resources[folder].map((resource) =>
      [`${stepFolder(steps, index)}${folder}/${fileName(resource, format)}`, resourceText(resource, format)] as const));
  }));
}

/** Whether a name is one that `planFiles` gives. */
export function isPlanFile(name: string): boolean {
  return /^(?:step-\d+\/)?(?:apply|delete)\/[^/]+\/[^/]+$/.test(name);
}

/** The commands that carry the files of a folder out, in their order. */
export function planCommands({ steps }: MtlsPlan, output: string): readonly string[] {
  return steps.flatMap((step, index) => {
    const resources = stepResources(step);
    return folders.filter((folder) => resources[folder].length > 0)
      .map((folder) => `kubectl ${folder} -R -f ${quoted(`${output.replace(/\/+$/, '') || '/'}/${stepFolder(steps, index)}${folder}`)}`);
  });
}

function stepFolder(steps: readonly PlanStep[], index: number): string {
  return steps.length > 1 ? `step-${index + 1}/` : '';
}

/** As a shell takes it. */
function quoted(text: string): string {
  return /^[\w./@%+=:,-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll('\'', '\'\\\'\'')}'`;
}
