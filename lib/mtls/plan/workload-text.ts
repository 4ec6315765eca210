import type { Workload } from '../../mesh/workload';

/** `shop/orders`, as it is named in `acceptBreak` too. */
export function workloadText({ namespace, name }: Workload): string {
  return `${namespace}/${name}`;
}
