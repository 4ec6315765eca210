import { compareText } from '../kube/order';
import type { Finding } from './finding';

/** The order in which findings are shown: those about no file first, then by file, line, column, code and message. */
export function compareFindings(a: Finding, b: Finding): number {
  return compareText(a.location?.file ?? '', b.location?.file ?? '')
    || (a.location?.line ?? 0) - (b.location?.line ?? 0)
    || (a.location?.column ?? 0) - (b.location?.column ?? 0)
    || compareText(a.construct ?? '', b.construct ?? '')
    || compareText(a.code, b.code)
    || compareText(a.message, b.message);
}
