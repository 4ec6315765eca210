import type { Path } from '../specs/problem';
import type { SecureApplication } from '../specs/secure-application';

/** The place in a spec that says which pods it means: the selector where it is written, else the name, which the default comes from. */
export function selectorPlace({ spec }: SecureApplication): Path {
  return spec.workload?.selector ? ['spec', 'workload', 'selector'] : ['metadata', 'name'];
}
