import { Duration } from './values';

const units: Readonly<Record<string, bigint>> = {
  ns: 1n, us: 1_000n, µs: 1_000n, μs: 1_000n, ms: 1_000_000n, s: 1_000_000_000n, m: 60_000_000_000n, h: 3_600_000_000_000n,
};
const whole = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/;
/** What nearly everybody writes: one number, which cannot be too great. */
const usual = /^(\d{1,6})(ms|s|m|h)$/;
const greatest = 2n ** 63n - 1n;

/** What Go's `time.ParseDuration` reads of a text, `undefined` where it reads nothing; digits below a nanosecond fall away. */
export function durationOf(text: string): Duration | undefined {
  const plain = usual.exec(text);
  if (plain) return new Duration(BigInt(plain[1]!) * units[plain[2]!]!);
  if (/^[+-]?0$/.test(text)) return new Duration(0n);
  // no duration needs more, and numbers of a million digits take their time
  if (text.length > 200 || !whole.test(text)) return undefined;
  let sum = 0n;
  for (const [, before = '', after = '', unit = ''] of text.matchAll(/(\d*)\.?(\d*)(ns|us|µs|μs|ms|s|m|h)/g)) {
    const scale = units[unit]!;
    sum += BigInt(before || '0') * scale + BigInt(after || '0') * scale / 10n ** BigInt(after.length);
  }
  const negative = text.startsWith('-');
  if (sum > greatest + (negative ? 1n : 0n)) return undefined;
  return new Duration(negative ? -sum : sum);
}
