import { join } from 'node:path';
import { inputOfCase } from '../../mtls/plan/case';

/** The state of a case of the plan, as a program is given it. */
export function stateOf(name: string): Pick<ReturnType<typeof inputOfCase>, 'shown'> & { readonly state: ReturnType<typeof inputOfCase>['resources'] } {
  const { resources, shown } = inputOfCase(join(__dirname, '../../mtls/plan/cases', name));
  return { state: resources, ...(shown && { shown }) };
}
