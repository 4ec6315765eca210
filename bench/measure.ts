/** The median of so many runs, in milliseconds, after one that is not counted. */
export function medianOf(runs: number, run: () => void): number {
  return mediansOf(runs, [run])[0]!;
}

/** The medians of several things that take turns, so that whatever else the machine does slows all of them. */
export function mediansOf(runs: number, things: readonly (() => void)[]): number[] {
  const rounds = [...Array(runs + 1)].map(() => things.map(millisecondsOf)).slice(1);
  return things.map((_, index) => rounds.map((round) => round[index]!).sort((a, b) => a - b)[Math.floor(runs / 2)]!);
}

function millisecondsOf(run: () => void): number {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}
