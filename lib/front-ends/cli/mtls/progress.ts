import type { ClusterKind } from '../../../cluster/kinds';
import type { Progress } from '../../../cluster/list-kind';
import type { Terminal } from '../io';

/** Shows how much has been read, in one line that goes away; on a terminal only. */
export function progressOn(stream: Terminal): { readonly count: Progress; readonly clear: () => void } {
  if (stream.isTTY !== true) return { count: () => undefined, clear: () => undefined };
  let total = 0;
  return {
    count: ({ plural }: ClusterKind, count) => {
      total += count;
      stream.write(`\r\u001b[Kreading ${plural} (${total} objects so far)`);
    },
    clear: () => {
      stream.write('\r\u001b[K');
    },
  };
}
