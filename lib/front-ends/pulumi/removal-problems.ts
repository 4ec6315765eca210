import { resourceText } from '../../mtls/plan/cause-text';
import type { Emitted } from '../../mtls/plan/emission';
import type { Problem } from '../../specs/problem';

/** What a patch cannot do: take a field out of what somebody else wrote. */
export function* removalProblems(on: object, resources: readonly Emitted[]): Generator<Problem> {
  for (const { resource, isForeign, lacksField } of resources) {
    if (!isForeign || !lacksField) continue;
    yield {
      code: 'change-first',
      on,
      path: ['spec'],
      message: `\`${resourceText(resource)}\` must lose a field first, which a patch cannot take away: it is to be ${JSON.stringify(resource.spec)}`,
      help: 'change it where it is written, and give the state with it so',
    };
  }
}
