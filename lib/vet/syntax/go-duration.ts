const units: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 };

/** The nanoseconds of a duration as Go writes it, such as `1m30s` or `1.5s`; `undefined` where it is none. */
export function nanosecondsOf(text: string): number | undefined {
  if (text.length > 64 || !/^[+-]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))+)$/.test(text)) return undefined;
  const parts = [...text.matchAll(/([\d.]+)(ns|us|µs|ms|s|m|h)/g)];
  const sum = parts.reduce((total, [, number, unit]) => total + Math.round(Number(number) * units[unit!]!), 0);
  return text.startsWith('-') ? -sum : sum;
}
