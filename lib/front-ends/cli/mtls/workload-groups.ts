import type { Workload } from '../../../mesh/workload';

/** Lists of workloads, each once: thousands of ports share the same clients. */
export class WorkloadGroups {
  public readonly all: (readonly Workload[])[] = [];
  private readonly byList = new Map<readonly Workload[], number>();
  private readonly byFirst = new Map<Workload | undefined, number[]>();

  /** The place of a list in `all`, into which it is put when it is new. */
  public indexOf(workloads: readonly Workload[]): number {
    const known = this.byList.get(workloads);
    if (known !== undefined) return known;
    const alike = this.byFirst.get(workloads[0]) ?? [];
    const found = alike.find((index) => isSame(this.all[index]!, workloads)) ?? this.all.push(workloads) - 1;
    if (!alike.includes(found)) this.byFirst.set(workloads[0], [...alike, found]);
    this.byList.set(workloads, found);
    return found;
  }
}

function isSame(a: readonly Workload[], b: readonly Workload[]): boolean {
  return a.length === b.length && a.every((workload, index) => workload === b[index]);
}
