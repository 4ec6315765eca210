import type { Finding } from '../../diagnostics/finding';
import { resourceNameOf, type Locate } from '../finding-of';
import type { IgnoreFault } from './ignore';

/** What is wrong with an ignore, in the words of all findings. */
export function ignoreFinding({ rule, place: { on, path, location }, message, help }: IgnoreFault, locate: Locate): Finding {
  return {
    code: rule.code,
    rule: rule.name,
    severity: rule.severity,
    message,
    help,
    sameAs: rule.sameAs,
    ...(on && { resource: resourceNameOf(on) }),
    path,
    ...(location ? { location } : on && locate(on, path, 'value')),
  };
}
