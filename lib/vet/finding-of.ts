import type { Finding, Path, Place, ResourceName } from '../diagnostics/finding';
import type { Resource } from '../kube/resource';
import type { Found } from './vet';

/** Where a place of a resource stands, for whoever wrote it; nothing where that is not known. */
export type Locate = (on: Resource, path: Path, at: 'key' | 'value') => Pick<Place, 'location' | 'construct'>;

/** A fault in the words of all findings. */
export function findingOf(found: Found, locate: Locate): Finding {
  const { rule, severity, message, help, on, path, at = 'value', related } = found;
  const place = (other: Resource, its: Path, part: 'key' | 'value'): Place => ({ resource: resourceNameOf(other), path: its, ...locate(other, its, part) });
  return {
    code: rule.code,
    rule: rule.name,
    severity,
    message,
    help,
    sameAs: rule.sameAs,
    ...place(on, path, at),
    ...(related && { related: related.map((other) => ({ message: other.message, ...place(other.on, other.path, 'value') })) }),
  };
}

/** The name of a resource. */
export function resourceNameOf({ apiVersion, kind, metadata: { namespace, name } }: Resource): ResourceName {
  return { apiVersion, kind, ...(namespace !== undefined && { namespace }), name };
}
