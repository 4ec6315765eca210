/** The median of so many runs, in milliseconds, after one that is not counted. */
export function medianOf(runs: number, run: () => void): number {
  const times = [...Array(runs + 1)].map(() => {
    const start = process.hrtime.bigint();
    run();
    return Number(process.hrtime.bigint() - start) / 1e6;
  }).slice(1).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)]!;
}
